package dev.weir.app.capsule;

import dev.weir.app.fx.Pace;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;

/** Calls of which the service takes a few a second only: asked again after a wait that doubles. */
final class Patience {

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final int ATTEMPTS = 6;

    private Patience() {}

    /** What the call gives. Blocks; throws what it throws for a reason that does not pass. */
    static <T> T call(Pace pace, Supplier<T> call) throws InterruptedException {
        Duration wait = FIRST_WAIT;
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (SdkServiceException e) {
                if (attempt >= ATTEMPTS || !passing(e)) {
                    throw e;
                }
            }
            pace.sleep(wait);
            wait = wait.multipliedBy(2);
        }
    }

    private static boolean passing(SdkServiceException e) {
        return e.isThrottlingException()
                || e.statusCode() >= 500
                || e instanceof LimitExceededException
                || e instanceof software.amazon.awssdk.services.firehose.model.LimitExceededException;
    }
}
