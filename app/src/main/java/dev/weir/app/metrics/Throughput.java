package dev.weir.app.metrics;

/**
 * Rates of one moment, per second. Not-a-number where nothing is known.
 *
 * @param epochMillis the end of the span that the rates were measured over
 */
public record Throughput(
        long epochMillis,
        double bytesIn,
        double recordsIn,
        double bytesOut,
        double recordsOut,
        double writeThrottles,
        double readThrottles) {

    /** Nothing known. */
    public static final Throughput UNKNOWN =
            new Throughput(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Whether anything was written, read or refused. */
    public boolean flows() {
        return bytesIn > 0
                || recordsIn > 0
                || bytesOut > 0
                || recordsOut > 0
                || writeThrottles > 0
                || readThrottles > 0;
    }
}
