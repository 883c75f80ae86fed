package dev.weir.broker.http;

import org.jspecify.annotations.Nullable;

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

    /**
     * What a request is answered at once, whatever its body is; null for those whose body is wanted.
     *
     * @param head the request without its body
     */
    default @Nullable HttpAnswer refusal(HttpRequest head) {
        return null;
    }

    /** Whether bodies are bounded together, since those who send them are not known before they were read. */
    default boolean boundsBodies() {
        return false;
    }
}
