package dev.weir.app.streams.consumers;

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
        OPEN("Open"),
        /** Split or merged; its records are still there. */
        CLOSED("Closed"),
        /** Not listed any more: its last record has expired. */
        GONE("Gone"),
        /** The lease is of an earlier stream of this name. */
        EARLIER_STREAM("Of an earlier stream");

        private final String word;

        Shard(String word) {
            this.word = word;
        }

        public String word() {
            return word;
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
