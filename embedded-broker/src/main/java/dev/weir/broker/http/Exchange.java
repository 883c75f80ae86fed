package dev.weir.broker.http;

import static dev.weir.broker.http.Listener.MAX_BODY_BYTES;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns Jetty's requests into ours and our answers into Jetty's. */
final class Exchange extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final HttpHandler handler;

    Exchange(HttpHandler handler) {
        this.handler = handler;
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
        HttpRequest question;
        try {
            question = read(request);
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
        StreamedBody streamed = answer.streamed();
        if (streamed != null) {
            stream(answer, streamed, request, response, callback);
            return;
        }
        head(answer, response);
        response.getHeaders().put("Content-Length", answer.body().remaining());
        response.write(true, answer.body(), callback);
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

    private static HttpRequest read(Request request) throws IOException {
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
        RequestBody body;
        try (InputStream in = Content.Source.asInputStream(request)) {
            body = RequestBody.read(in, request.getLength(), MAX_BODY_BYTES);
        }
        if ("gzip".equalsIgnoreCase(headers.get("content-encoding"))) {
            body = body.unzipped(MAX_BODY_BYTES);
        }
        String query = request.getHttpURI().getQuery();
        String path = request.getHttpURI().getPath();
        return new HttpRequest(
                request.getMethod(),
                path == null ? "" : path,
                query == null ? "" : query,
                headers,
                body.bytes(),
                body.tooLarge(),
                Request.getRemoteAddr(request));
    }
}
