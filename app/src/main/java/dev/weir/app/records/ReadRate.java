package dev.weir.app.records;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many records are read a second lately: smoothed, so that the figure can be read. One thread. */
final class ReadRate {

    private static final double SMOOTHING = 0.4;

    private double perSecond;
    private long counted;
    private @Nullable Instant at;

    /** @param records read since the beginning */
    void count(long records, Instant now) {
        Instant before = at;
        if (before != null && now.isAfter(before)) {
            double seconds = Duration.between(before, now).toNanos() / 1e9;
            double rate = (records - counted) / seconds;
            perSecond = perSecond == 0 || rate == 0 ? rate : perSecond + SMOOTHING * (rate - perSecond);
        }
        at = now;
        counted = records;
    }

    double perSecond() {
        return perSecond;
    }

    /** Reading has ended; what was counted stays. */
    void stand() {
        perSecond = 0;
    }

    void reset() {
        perSecond = 0;
        counted = 0;
        at = null;
    }
}
