package dev.weir.app.streams.configuration;

import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What to do about a refusal, beside the service's own words. */
public final class Advice {

    private Advice() {}

    /** What was refused, in the service's words, and what to do. */
    public static String words(Failure failure) {
        String more = more(failure);
        return failure.what() + " " + failure.advice() + (more.isEmpty() ? "" : " " + more);
    }

    private static String more(Failure failure) {
        String code = failure.cause() instanceof AwsServiceException aws && aws.awsErrorDetails() != null
                ? String.valueOf(aws.awsErrorDetails().errorCode())
                : "";
        return switch (code) {
            case "LimitExceededException" ->
                Text.of(
                        "A limit of the account or of the day was met. Limits by the day free up 24 hours after each change.");
            case "ResourceInUseException" -> Text.of("Wait until the stream is active, then try again.");
            case "KMSNotFoundException" -> Text.of("Check that the key or alias exists in the stream's own region.");
            case "KMSDisabledException" -> Text.of("Enable the key in KMS, or choose another.");
            case "KMSInvalidStateException" -> Text.of("The key may be awaiting its deletion: choose another.");
            case "KMSAccessDeniedException" ->
                Text.of("The key's own policy must allow you kms:DescribeKey and kms:GenerateDataKey.");
            default -> "";
        };
    }
}
