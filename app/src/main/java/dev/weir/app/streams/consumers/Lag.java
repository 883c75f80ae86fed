package dev.weir.app.streams.consumers;

import dev.weir.app.fx.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far behind a checkpoint is.
 *
 * @param state what was found after the checkpoint
 * @param waitingSince when the oldest record arrived that is not processed, or null unless something waits
 * @param at when that was looked up
 * @param failure why it could not be, or null
 */
public record Lag(
        State state,
        @Nullable Instant waitingSince,
        Instant at,
        @Nullable Failure failure) {

    /** What was found. */
    public enum State {
        /** Records wait. */
        BEHIND,
        /** The checkpoint is at the end: nothing waits. */
        CAUGHT_UP,
        /** There is no record to measure from. */
        UNKNOWN
    }

    /** Seconds between the arrival of the oldest waiting record and the look; 0 if nothing waits, not-a-number if unknown. */
    public double seconds() {
        return switch (state) {
            case BEHIND ->
                waitingSince == null
                        ? Double.NaN
                        : Math.max(0, (at.toEpochMilli() - waitingSince.toEpochMilli()) / 1000.0);
            case CAUGHT_UP -> 0;
            case UNKNOWN -> Double.NaN;
        };
    }
}
