package dev.weir.app.streams.consumers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a lease's counter moves.
 *
 * @param since when the counter was last seen to change, or first seen if it never did; null if it does not matter
 */
public record Renewal(State state, @Nullable Instant since) {

    /** How a lease stands. */
    public enum State {
        /** Its counter moved lately. */
        RENEWED,
        /** It has not been watched for long enough. */
        WATCHING,
        /** Its counter stands still: its owner has died, or is stuck. */
        STALLED,
        /** Nobody owns it. */
        UNOWNED,
        /** Its shard is processed to the end, so nobody needs to renew it. */
        FINISHED
    }
}
