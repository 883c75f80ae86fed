package dev.weir.broker.firehose.object;

/** A destination did not take what it was given. The message is one sentence for people. */
public final class DeliveryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code the service's name for the failure, for instance {@code S3.NoSuchBucket} */
    public DeliveryException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether it was a bucket. */
    public boolean isOfBucket() {
        return code.startsWith("S3.");
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
