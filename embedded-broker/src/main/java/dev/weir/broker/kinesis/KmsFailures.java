package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import java.util.function.Supplier;

/** KMS's errors as Kinesis passes them on: under names of its own, in KMS's words. */
final class KmsFailures {

    private KmsFailures() {}

    /** Does something with KMS. */
    static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (AwsException e) {
            throw AwsException.of(
                    switch (e.code()) {
                        case "NotFoundException" -> "KMSNotFoundException";
                        case "DisabledException" -> "KMSDisabledException";
                        case "KMSInvalidStateException" -> "KMSInvalidStateException";
                        case "ThrottlingException" -> "KMSThrottlingException";
                        default -> "KMSAccessDeniedException";
                    },
                    e.getMessage());
        }
    }
}
