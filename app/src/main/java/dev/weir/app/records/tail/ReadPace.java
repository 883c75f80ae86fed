package dev.weir.app.records.tail;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * How often a shard is read: as often as {@link Courtesy} allows while it has something to catch up with, at most twice a second while
 * records come, once while the shard is idle. With many shards each is read less often, so that the console never
 * asks more than 250 times a second in all.
 */
final class ReadPace {

    static final Duration BUSY = Duration.ofMillis(500);
    static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration PER_SHARD = Duration.ofMillis(4);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
    private static final double SMOOTHING = 0.3;

    private int failures;
    private long lastRequest;
    private double averageNanos;

    /** The least time from one request to the next. */
    static Duration interval(Courtesy courtesy, int records, long bytes, long millisBehind, int shards) {
        Duration least = courtesy.after(bytes);
        Duration wanted = millisBehind > 0 ? Duration.ZERO : records > 0 ? BUSY : IDLE;
        Duration fair = PER_SHARD.multipliedBy(shards);
        return Collections.max(List.of(least, wanted, fair));
    }

    /** A request goes out. */
    void requested(long nanos) {
        if (lastRequest != 0) {
            double gap = nanos - lastRequest;
            averageNanos = averageNanos == 0 ? gap : averageNanos + SMOOTHING * (gap - averageNanos);
        }
        lastRequest = nanos;
    }

    void succeeded() {
        failures = 0;
    }

    /** How long to wait after one more failure in a row: 1, 2, 4 … 30 s. */
    Duration backOff() {
        Duration wait = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failures, 5));
        failures++;
        return wait.compareTo(LONGEST_BACK_OFF) <= 0 ? wait : LONGEST_BACK_OFF;
    }

    /** Requests a second lately. */
    double perSecond() {
        return averageNanos == 0 ? 0 : 1e9 / averageNanos;
    }
}
