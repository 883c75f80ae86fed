package dev.weir.broker.store;

import org.jspecify.annotations.Nullable;

/** Storage failed: the disk is full, a file is damaged or not ours. The message is one sentence for people. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
