package dev.weir.broker.sealed;

/** A folder cannot be sealed or opened. The message is one or two sentences for people: what happened and what to do. */
public final class SealException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean wrongKey;

    SealException(String message, boolean wrongKey) {
        super(message);
        this.wrongKey = wrongKey;
    }

    public SealException(String message) {
        this(message, false);
    }

    SealException(String message, Throwable cause) {
        super(message, cause);
        this.wrongKey = false;
    }

    /** Whether another passphrase may do. */
    public boolean isWrongKey() {
        return wrongKey;
    }
}
