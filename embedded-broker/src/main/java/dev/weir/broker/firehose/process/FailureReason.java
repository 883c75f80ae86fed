package dev.weir.broker.firehose.process;

import org.jspecify.annotations.Nullable;

/**
 * Why a record failed, as its error document tells.
 *
 * @param outputType what {@code !{firehose:error-output-type}} stands for, for instance {@code processing-failed}
 * @param code the service's name for it
 * @param attempts how often it was tried
 * @param lambdaArn the function that failed; null if it was none
 */
public record FailureReason(
        String outputType,
        String code,
        String message,
        int attempts,
        @Nullable String lambdaArn) {

    public static final String PROCESSING = "processing-failed";
    public static final String CONVERSION = "format-conversion-failed";

    /** A reason for which trying once was enough. */
    public static FailureReason of(String outputType, String code, String message) {
        return new FailureReason(outputType, code, message, 1, null);
    }
}
