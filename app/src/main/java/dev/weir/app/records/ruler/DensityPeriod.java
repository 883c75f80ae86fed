package dev.weir.app.records.ruler;

import java.time.Duration;

/** How long the buckets of the ruler are, so that CloudWatch has them and a screen can show them. Pure functions. */
final class DensityPeriod {

    private static final int BARS = 700;
    private static final long[] SECONDS = {1, 5, 10, 30, 60, 300, 900, 3_600, 21_600, 86_400};

    private DensityPeriod() {}

    /**
     * The period in seconds.
     *
     * @param shortest the shortest that metrics are kept at, 1 or 60 s
     * @param age how long ago the span begins: CloudWatch keeps short periods for a while only
     */
    static int seconds(TimeSpan view, int shortest, Duration age) {
        long kept = age.toHours() < 3 ? shortest : age.toDays() < 15 ? 60 : age.toDays() < 63 ? 300 : 3_600;
        long wanted = Math.max(Math.max(shortest, kept), view.length() / 1_000 / BARS);
        for (long seconds : SECONDS) {
            if (seconds >= wanted) {
                return (int) seconds;
            }
        }
        return (int) SECONDS[SECONDS.length - 1];
    }
}
