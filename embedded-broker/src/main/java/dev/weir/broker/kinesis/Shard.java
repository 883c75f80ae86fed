package dev.weir.broker.kinesis;

import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A shard as the shard map knows it. It is open from {@code openedAt} on, until a split or merge closes it; some time
 * after that it has expired and leaves the map.
 *
 * @param index its index in the stream; indexes are never used again
 * @param createdSeconds the creation time that its sequence numbers carry: one second or more after its parents ended
 * @param openedAt when it began to take records
 * @param closedAt when it ceased to take records, or null while it is open
 * @param parent the shard it was split or merged from
 * @param adjacentParent the second shard it was merged from
 */
record Shard(
        int index,
        HashKeyRange range,
        long createdSeconds,
        Instant openedAt,
        @Nullable Instant closedAt,
        OptionalInt parent,
        OptionalInt adjacentParent) {

    String id() {
        return ShardId.of(index);
    }

    boolean isOpen() {
        return closedAt == null;
    }

    /** Whether records could be put into this shard at an instant; at the one of a reshard, parents and children. */
    boolean wasOpenAt(Instant time) {
        return !openedAt.isAfter(time) && (closedAt == null || !closedAt.isBefore(time));
    }

    /** Whether it closed so long ago that every record of it lies before the trim horizon. */
    boolean isExpired(Instant trimHorizon) {
        return closedAt != null && closedAt.isBefore(trimHorizon);
    }

    Shard closed(Instant time) {
        return new Shard(index, range, createdSeconds, openedAt, time, parent, adjacentParent);
    }

    SequenceNumber startingSequenceNumber() {
        return SequenceNumber.startOf(this);
    }

    /** Null while the shard is open. */
    @Nullable SequenceNumber endingSequenceNumber() {
        if (closedAt == null) {
            return null;
        }
        long seconds = Math.max(createdSeconds, closedAt.getEpochSecond());
        return new SequenceNumber(createdSeconds, index, SequenceNumber.LAST_INDEX, seconds);
    }

    boolean isChildOf(int shard) {
        return isIt(parent, shard) || isIt(adjacentParent, shard);
    }

    private static boolean isIt(OptionalInt value, int shard) {
        return value.isPresent() && value.getAsInt() == shard;
    }
}
