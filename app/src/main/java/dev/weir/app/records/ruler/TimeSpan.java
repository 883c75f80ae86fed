package dev.weir.app.records.ruler;

/**
 * A stretch of time.
 *
 * @param from milliseconds since the epoch
 * @param to later than {@code from}
 */
public record TimeSpan(long from, long to) {

    /** Shorter ones are not looked at. */
    static final long SHORTEST = 1_000;

    public TimeSpan {
        if (to <= from) {
            throw new IllegalArgumentException("a span of time has a length");
        }
    }

    public long length() {
        return to - from;
    }

    /** The same length, as much as fits into another span; at least the shortest. */
    TimeSpan within(TimeSpan whole) {
        long length = Math.clamp(length(), Math.min(SHORTEST, whole.length()), whole.length());
        long begin = Math.clamp(from, whole.from, whole.to - length);
        return new TimeSpan(begin, begin + length);
    }

    /** Made shorter or longer around a moment that keeps its place. */
    TimeSpan zoomed(double factor, long around) {
        double share = (double) (around - from) / length();
        long length = Math.max(SHORTEST, (long) (length() * factor));
        long begin = around - (long) (share * length);
        return new TimeSpan(begin, begin + length);
    }

    TimeSpan moved(long millis) {
        return new TimeSpan(from + millis, to + millis);
    }

    long at(double share) {
        return from + Math.round(share * length());
    }

    double share(long millis) {
        return (double) (millis - from) / length();
    }
}
