package dev.weir.broker.access.policy;

/** A text is no policy. The message says what is wrong and where, for people. */
public final class MalformedPolicyException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedPolicyException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
