package dev.weir.app.metrics;

import java.time.Instant;

/**
 * A run of whole periods.
 *
 * @param fromSecond the first period's start, epoch seconds, a multiple of the period
 * @param periods how many periods, at least one
 * @param periodSeconds a period's length
 * @param catchingUp whether it begins earlier than a poll in time would have: at the first poll, or after failed ones
 */
public record Span(long fromSecond, int periods, int periodSeconds, boolean catchingUp) {

    public Instant from() {
        return Instant.ofEpochSecond(fromSecond);
    }

    /** The end, exclusive. */
    public Instant to() {
        return Instant.ofEpochSecond(toSecond());
    }

    long toSecond() {
        return fromSecond + (long) periods * periodSeconds;
    }

    /** The end of the period at an index, in epoch milliseconds: the time that its point is drawn at. */
    public long endMillis(int index) {
        return (fromSecond + (index + 1L) * periodSeconds) * 1000;
    }
}
