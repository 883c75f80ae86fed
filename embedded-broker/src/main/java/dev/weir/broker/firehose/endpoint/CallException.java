package dev.weir.broker.firehose.endpoint;

/** There was no answer. The message is one sentence for people. */
final class CallException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Why why;

    /** What stood in the way. */
    enum Why {
        NOT_PERMITTED,
        NO_CONNECTION,
        CONNECTION_LOST,
        NO_TRUST,
        TIME_OVER,
        TOO_LARGE,
        STOPPED
    }

    CallException(Why why, String message) {
        super(message);
        this.why = why;
    }

    Why why() {
        return why;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
