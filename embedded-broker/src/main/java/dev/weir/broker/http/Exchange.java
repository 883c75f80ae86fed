package dev.weir.broker.http;

import static dev.weir.broker.http.Listener.MAX_BODY_BYTES;

import dev.weir.broker.call.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns Jetty's requests into ours and our answers into Jetty's. */
final class Exchange extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private static final byte[] NO_BODY = {};

    /** What is read of a body that nobody wanted; a client that sends more may not get to see the answer. */
    private static final long DRAINED_AT_MOST = 64L << 20;

    private static final HttpAnswer BUSY =
            HttpAnswer.of(HttpStatus.SERVICE_UNAVAILABLE_503, "text/xml", "<ServiceUnavailableException/>\n");

    private static final HttpAnswer PLAIN = HttpAnswer.of(
            HttpStatus.FORBIDDEN_403,
            "text/plain",
            "This broker answers plain HTTP on loopback only. Use https:// at this address; "
                    + "'weir broker trust' tells how to trust its certificate.\n");

    private final HttpHandler handler;
    private final boolean guarded;
    private final BodyBudget budget = new BodyBudget();

    /** @param guarded whether what does not come over loopback must come over TLS */
    Exchange(HttpHandler handler, boolean guarded) {
        this.handler = handler;
        this.guarded = guarded;
    }

    /**
     * Jetty gives a connection's first request to one of its few own threads if it came together with what told its
     * protocol; such a request moves to a virtual thread before it can block.
     */
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (Thread.currentThread().isVirtual()) {
            serve(request, response, callback);
        } else {
            Thread.startVirtualThread(() -> {
                try {
                    serve(request, response, callback);
                } catch (IOException | RuntimeException | Error e) {
                    Response.writeError(request, response, callback, e);
                }
            });
        }
        return true;
    }

    private void serve(Request request, Response response, Callback callback) throws IOException {
        HttpRequest head = head(request);
        HttpAnswer refusal = guarded && isPlainFromAfar(request) ? PLAIN : handler.refusal(head);
        if (refusal != null) {
            refuse(refusal, head, request, response, callback);
            return;
        }
        int taken = handler.boundsBodies() && !handler.readsBody(head) ? budget.take(request.getLength()) : 0;
        if (taken < 0) {
            refuse(BUSY, head, request, response, callback);
            return;
        }
        try {
            serve(head, request, response, callback);
        } finally {
            budget.giveBack(taken);
        }
    }

    private void serve(HttpRequest head, Request request, Response response, Callback callback) throws IOException {
        HttpRequest question;
        try {
            question = handler.readsBody(head) ? head.with(unread(request)) : head.with(read(request));
        } catch (IOException e) {
            LOG.debug("A client left, or fell silent, before its request was whole", e);
            callback.failed(new EofException(e)); // which Jetty does not log
            return;
        }
        HttpAnswer answer;
        try {
            answer = handler.answer(question);
        } catch (ConnectionClosed e) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.failed(new EofException(e)); // which Jetty does not log
            return;
        }
        UnreadBody unread = question.unread();
        if (unread != null && !drained(unread, question, callback)) {
            return;
        }
        StreamedBody streamed = answer.streamed();
        if (streamed != null && answer.length() < 0) {
            stream(answer, streamed, request, response, callback);
            return;
        }
        head(answer, response);
        if (answer.status() != HttpStatus.NO_CONTENT_204 && answer.status() != HttpStatus.NOT_MODIFIED_304) {
            response.getHeaders().put("Content-Length", answer.length());
        }
        if (streamed == null) {
            response.write(true, answer.body(), callback);
        } else {
            writeSized(streamed, request, response, callback);
        }
    }

    private static boolean isPlainFromAfar(Request request) {
        boolean loopback = request.getConnectionMetaData().getLocalSocketAddress() instanceof InetSocketAddress local
                && local.getAddress().isLoopbackAddress();
        return !loopback
                && request.getConnectionMetaData().getConnection().getEndPoint().getSslSessionData() == null;
    }

    /** A client that is refused before its body was read may read the answer only after it sent everything. */
    private static void refuse(
            HttpAnswer refusal, HttpRequest head, Request request, Response response, Callback callback) {
        if (drained(unread(request), head, callback)) {
            head(refusal, response);
            response.getHeaders().put("Content-Length", refusal.length());
            response.write(true, refusal.body(), callback);
        }
    }

    private static boolean drained(UnreadBody unread, HttpRequest question, Callback callback) {
        try {
            unread.drain("100-continue".equalsIgnoreCase(question.header("expect")), DRAINED_AT_MOST);
            return true;
        } catch (IOException e) {
            LOG.debug("A client left, or fell silent, before its request was whole", e);
            callback.failed(new EofException(e)); // which Jetty does not log
            return false;
        }
    }

    private static void writeSized(StreamedBody body, Request request, Response response, Callback callback) {
        try {
            body.writeTo(new ResponseOut(request, response));
            response.write(true, ByteBuffer.allocate(0), callback);
        } catch (IOException e) {
            LOG.debug("A client left while its answer was under way, or the answer could not be read on", e);
            callback.failed(new EofException(e)); // which Jetty does not log
        }
    }

    private static void stream(
            HttpAnswer answer, StreamedBody body, Request request, Response response, Callback callback) {
        ConnectionMetaData connection = request.getConnectionMetaData();
        try {
            if (connection.getHttpVersion() == HttpVersion.HTTP_1_1) {
                EndPoint endPoint = connection.getConnection().getEndPoint();
                try {
                    ChunkedOut out = ChunkedOut.begin(endPoint, answer.status(), answer.headers());
                    body.writeTo(out);
                    out.end();
                } finally {
                    endPoint.close();
                }
                // Jetty wrote nothing of the answer, and must not begin.
                callback.failed(new EofException("The answer was written past Jetty and the connection closed"));
            } else {
                head(answer, response);
                body.writeTo(new ResponseOut(request, response));
                callback.succeeded();
            }
        } catch (IOException e) {
            LOG.debug("A client left while its answer was under way", e);
            callback.failed(new EofException(e)); // which Jetty does not log
        }
    }

    private static void head(HttpAnswer answer, Response response) {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
    }

    private static HttpRequest head(Request request) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue();
            headers.merge(
                    field.getName().toLowerCase(Locale.ROOT),
                    value == null ? "" : value,
                    (first, second) -> first + "," + second);
        }
        String authority = request.getHttpURI().getAuthority();
        if (authority != null) {
            headers.putIfAbsent("host", authority); // HTTP/2 sends it as :authority
        }
        String query = request.getHttpURI().getQuery();
        String path = request.getHttpURI().getPath();
        return new HttpRequest(
                request.getMethod(),
                path == null ? "" : path,
                query == null ? "" : query,
                headers,
                NO_BODY,
                false,
                Request.getRemoteAddr(request),
                null,
                tls(request, headers.getOrDefault("host", "")));
    }

    private static @Nullable Tls tls(Request request, String host) {
        EndPoint.SslSessionData session =
                request.getConnectionMetaData().getConnection().getEndPoint().getSslSessionData();
        return session == null ? null : new Tls(session.sslSession().getProtocol(), session.cipherSuite(), host);
    }

    private static RequestBody read(Request request) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            return RequestBody.read(in, request.getLength(), MAX_BODY_BYTES);
        }
    }

    private static UnreadBody unread(Request request) {
        return new UnreadBody(Content.Source.asInputStream(request), request.getLength());
    }
}
