package dev.weir.streamingsql.kinesis;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Which failures of a call are likely to pass, and for how long that is hoped. One thread. */
final class Patience {

    private static final long LONGEST = Duration.ofMinutes(5).toNanos();

    /** Keys are renewed by whoever started this process, which takes it a while. */
    private static final Set<String> EXPIRED =
            Set.of("ExpiredTokenException", "ExpiredToken", "RequestExpired", "UnrecognizedClientException");

    private static final Set<String> PASSING = Set.of(
            "ProvisionedThroughputExceededException",
            "LimitExceededException",
            "ThrottlingException",
            "KMSThrottlingException",
            "InternalFailure",
            "InternalFailureException",
            "ServiceUnavailable");

    private @Nullable Long since;

    /** Whether to try again after this failure, which was not the first if there was no {@link #well} since. */
    boolean has(SdkException failure, long now) {
        Long began = since == null ? Long.valueOf(now) : since;
        since = began;
        return passing(failure) && now - began < LONGEST;
    }

    /** A call was answered; whether the one before was not. */
    boolean well() {
        boolean wasNot = since != null;
        since = null;
        return wasNot;
    }

    static boolean passing(SdkException failure) {
        if (failure instanceof AwsServiceException refused) {
            // A service that is no AWS may give no code.
            String code = refused.awsErrorDetails() == null
                    ? ""
                    : Objects.toString(refused.awsErrorDetails().errorCode(), "");
            return refused.statusCode() >= 500 || PASSING.contains(code) || EXPIRED.contains(code);
        }
        return failure instanceof SdkClientException;
    }
}
