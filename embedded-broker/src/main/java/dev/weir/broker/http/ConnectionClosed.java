package dev.weir.broker.http;

/** Thrown by a handler that wants the client's connection closed in place of an answer. */
public final class ConnectionClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConnectionClosed() {
        super("The connection is closed on request", null, false, false);
    }
}
