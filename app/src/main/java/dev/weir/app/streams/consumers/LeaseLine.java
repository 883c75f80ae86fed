package dev.weir.app.streams.consumers;

import dev.weir.app.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A shard and its lease, of which one may be missing.
 *
 * @param lease null if the shard has none
 * @param lag null if it was not measured
 * @param waiting about how many records wait, not-a-number if unknown
 */
public record LeaseLine(
        String shardId,
        Shard shard,
        @Nullable Lease lease,
        @Nullable Renewal renewal,
        @Nullable Lag lag,
        double waiting) {

    /** What has become of the shard. */
    public enum Shard {
        OPEN,
        /** Split or merged; its records are still there. */
        CLOSED,
        /** Not listed any more: its last record has expired. */
        GONE,
        /** The lease is of an earlier stream of this name. */
        EARLIER_STREAM;

        public String word() {
            return switch (this) {
                case OPEN -> Text.in("state", "Open");
                case CLOSED -> Text.in("state", "Closed");
                case GONE -> Text.in("state", "Gone");
                case EARLIER_STREAM -> Text.of("Of an earlier stream");
            };
        }
    }

    /** Whether the lease is of a shard that can be read. */
    public boolean readable() {
        return shard == Shard.OPEN || shard == Shard.CLOSED;
    }

    LeaseLine with(@Nullable Lag newerLag, double newerWaiting) {
        return new LeaseLine(shardId, shard, lease, renewal, newerLag, newerWaiting);
    }
}
