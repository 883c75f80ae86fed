package dev.weir.app.send;

import dev.weir.app.text.Text;

/** Error codes of records that PutRecords refused, in words. */
public final class PutErrors {

    /** The code of a shard that is asked for more than it takes. */
    public static final String THROTTLED = "ProvisionedThroughputExceededException";

    private PutErrors() {}

    /** What a code means, a few words without a full stop. */
    public static String words(String code) {
        return switch (code) {
            case THROTTLED -> Text.of("Throttled: the shard is asked for more than 1 MiB or 1,000 records a second");
            case "InternalFailure", "InternalFailureException" -> Text.of("The service failed within itself");
            case "LimitExceededException" -> Text.of("Throttled: too many calls");
            case "ValidationException", "InvalidArgumentException" ->
                Text.of("The service refused the record as wrong");
            case "ResourceNotFoundException" -> Text.of("The stream is not there");
            case "AccessDeniedException" -> Text.of("Not allowed for this identity");
            case "KMSThrottlingException" -> Text.of("KMS is asked too often for the stream's key");
            default -> code.startsWith("KMS") ? Text.of("KMS refused the stream's key ({0})", code) : code;
        };
    }

    /** Whether it helps to wait and to send the record again. */
    public static boolean passing(String code) {
        return code.equals(THROTTLED)
                || code.startsWith("InternalFailure")
                || code.equals("LimitExceededException")
                || code.equals("KMSThrottlingException")
                || code.equals("ServiceUnavailable");
    }

    /** Whether it says that too much was asked for. */
    public static boolean throttled(String code) {
        return code.equals(THROTTLED) || code.equals("LimitExceededException") || code.equals("KMSThrottlingException");
    }
}
