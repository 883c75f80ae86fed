package dev.weir.broker.http;

/** What answers the listener's requests. Called on a virtual thread for each request, so it may block. */
@FunctionalInterface
public interface HttpHandler {

    HttpAnswer answer(HttpRequest request);

    /**
     * Whether the handler reads the body of such a request itself, however long it is.
     *
     * @param head the request without its body
     */
    default boolean readsBody(HttpRequest head) {
        return false;
    }
}
