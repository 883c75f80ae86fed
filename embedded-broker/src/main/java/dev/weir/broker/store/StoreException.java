package dev.weir.broker.store;

/** Storage failed: the disk is full, a file is damaged or not ours. The message is one sentence for people. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
