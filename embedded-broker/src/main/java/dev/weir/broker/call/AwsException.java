package dev.weir.broker.call;

/**
 * An error that the caller is told about, in the service's own terms. The wire layer writes it in the format of the
 * request; it has no stack trace, since it is an answer and not a fault.
 */
public final class AwsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;

    /**
     * @param code the error's type as in the service model, for instance {@code ResourceNotFoundException}
     * @param status the HTTP status, 400 for most
     * @param message the service's wording
     */
    public AwsException(String code, int status, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    /** An error of status 400. */
    public static AwsException of(String code, String message) {
        return new AwsException(code, 400, message);
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
