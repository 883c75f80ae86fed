package dev.weir.broker.http;

import static dev.weir.broker.http.Listener.MAX_BODY_BYTES;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Turns Jetty's requests into ours and our answers into Jetty's. */
final class Exchange extends Handler.Abstract {

    private final HttpHandler handler;

    Exchange(HttpHandler handler) {
        this.handler = handler;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        HttpAnswer answer;
        try {
            answer = handler.answer(read(request));
        } catch (ConnectionClosed e) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.failed(new EofException(e)); // which Jetty does not log
            return true;
        }
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put("Content-Length", answer.body().remaining());
        response.write(true, answer.body(), callback);
        return true;
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
