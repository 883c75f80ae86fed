package dev.weir.broker.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what never became a request: broken HTTP, headers too long, a body that stopped coming. The form is the one
 * in which the services' front end refuses a request before it knows the service.
 */
final class UnreadableRequest extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        RequestIds.headers(RequestIds.next()).forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/xml");
        String code = response.getStatus() < 500 ? "BadRequestException" : "InternalFailure";
        String body = "<" + code + "/>\n";
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
