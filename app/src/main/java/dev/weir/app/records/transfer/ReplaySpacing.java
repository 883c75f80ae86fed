package dev.weir.app.records.transfer;

import dev.weir.app.fx.Pace;
import java.time.Duration;

/** Keeps the distances between arrivals, divided by a factor. Not thread-safe. */
final class ReplaySpacing {

    private final double factor;
    private final Pace pace;
    private long firstMillis = -1;
    private long begunNanos;

    /** @param factor 0 for no distances at all */
    ReplaySpacing(double factor, Pace pace) {
        this.factor = factor;
        this.pace = pace;
    }

    /** How long to wait before a record that arrived then is due; the first is due at once. */
    Duration untilDue(long arrivalMillis) {
        if (factor <= 0) {
            return Duration.ZERO;
        }
        if (firstMillis < 0) {
            firstMillis = arrivalMillis;
            begunNanos = pace.nanoTime();
        }
        double due = (arrivalMillis - firstMillis) * 1e6 / factor;
        long left = (long) due - (pace.nanoTime() - begunNanos);
        return left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
    }
}
