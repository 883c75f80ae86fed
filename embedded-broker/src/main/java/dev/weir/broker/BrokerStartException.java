package dev.weir.broker;

/**
 * The broker could not start. The message is one sentence that says what happened and what to do; it is meant to be
 * shown to a person as it is.
 */
public final class BrokerStartException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why a start failed, so that a caller can offer the fitting way on. */
    public enum Reason {
        PORT_IN_USE,
        DATA_FOLDER_LOCKED,
        DATA_FOLDER_UNUSABLE,
        DATA_FOLDER_FOREIGN,
        /** It is sealed, and nothing was given that opens it. */
        DATA_FOLDER_SEALED,
        /** It is sealed, under another passphrase. */
        WRONG_PASSPHRASE,
        /** Others could reach the broker, and it is not told to ask who they are. */
        ADDRESS_UNGUARDED,
        UNEXPECTED
    }

    private final Reason reason;

    public BrokerStartException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public BrokerStartException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
