package dev.weir.broker.firehose.process;

/** A function gave no answer. The message is one sentence for people. */
public final class LambdaException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code as Firehose tells it, for instance {@code Lambda.FunctionError} */
    public LambdaException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
