package dev.weir.broker.firehose.onward;

import java.time.Duration;

/**
 * For how long what fails is tried again.
 *
 * @param duration none means one attempt
 * @param fromFirst whether it counts from the beginning of the first attempt, and not only what lies between attempts
 */
public record Retries(Duration duration, boolean fromFirst) {

    /** Counts what lies between attempts: not the time in which an answer was waited for. */
    public static Retries between(int seconds) {
        return new Retries(Duration.ofSeconds(seconds), false);
    }

    /** Counts from the beginning of the first attempt. */
    public static Retries fromFirst(int seconds) {
        return new Retries(Duration.ofSeconds(seconds), true);
    }
}
