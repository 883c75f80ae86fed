package dev.weir.broker.call;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error that the caller is told about, in the service's own terms. The wire layer writes it in the format of the
 * request; it has no stack trace, since it is an answer and not a fault.
 */
public final class AwsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final transient Map<String, Object> details;
    private final transient @Nullable Denial denial;

    /**
     * @param code the error's type as in the service model, for instance {@code ResourceNotFoundException}
     * @param status the HTTP status, 400 for most
     * @param message the service's wording
     */
    public AwsException(String code, int status, String message) {
        this(code, status, message, Map.of(), null);
    }

    private AwsException(
            String code, int status, String message, Map<String, Object> details, @Nullable Denial denial) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.details = details;
        this.denial = denial;
    }

    /** An error of status 400. */
    public static AwsException of(String code, String message) {
        return new AwsException(code, 400, message);
    }

    /** The same error with one more member beside its message, as some services' errors have; a value as SDK classes hold them. */
    public AwsException with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(member, value);
        return new AwsException(code, status, getMessage(), more, denial);
    }

    /** The same error, with what denied the call. */
    public AwsException because(Denial reason) {
        return new AwsException(code, status, getMessage(), details, reason);
    }

    /** What denied the call; null for errors of every other sort. */
    public @Nullable Denial denial() {
        return denial;
    }

    /** The members beside the message, by name; empty for most errors. */
    public Map<String, Object> details() {
        return details;
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
