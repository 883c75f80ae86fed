package dev.weir.broker.http;

/** What answers the listener's requests. Called on a virtual thread for each request, so it may block. */
@FunctionalInterface
public interface HttpHandler {

    HttpAnswer answer(HttpRequest request);
}
