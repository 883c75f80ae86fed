package dev.weir.broker.firehose.delivery;

import java.time.Duration;

/** Pauses that double from one failure to the next, from half a second to half a minute. Not thread-safe. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration last = Duration.ZERO;

    /** The pause after one more failure. */
    Duration next() {
        Duration doubled = last.isZero() ? FIRST : last.multipliedBy(2);
        last = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return last;
    }

    /** It went well: the next failure is a first one. */
    void reset() {
        last = Duration.ZERO;
    }
}
