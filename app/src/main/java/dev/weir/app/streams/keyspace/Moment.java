package dev.weir.app.streams.keyspace;

import java.time.Instant;

/**
 * When something happened, as far as it is known.
 *
 * @param earliest not before this
 * @param latest not after this; the same where the time is known to the second
 */
public record Moment(Instant earliest, Instant latest) {

    /** Before anything that is known. */
    static final Moment BEFORE_ALL = new Moment(Instant.MIN, Instant.MIN);

    static Moment at(Instant time) {
        return new Moment(time, time);
    }

    public boolean exact() {
        return earliest.equals(latest);
    }

    /** For a chart: milliseconds since 1970, the least long for {@link Instant#MIN}. */
    static long millis(Instant time) {
        return time.equals(Instant.MIN) ? Long.MIN_VALUE : time.toEpochMilli();
    }
}
