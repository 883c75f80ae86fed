package dev.weir.broker.firehose.object;

/** A record that cannot be written in the format of the object. */
public final class UnfitRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code the service's name for the failure, for instance {@code DataFormatConversion.MalformedData} */
    public UnfitRecordException(String code, String message) {
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
