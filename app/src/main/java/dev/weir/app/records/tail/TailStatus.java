package dev.weir.app.records.tail;

import dev.weir.app.fx.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tail goes, at one moment.
 *
 * @param shards every shard that is read, has been read to its end, or waits for its parents; by shard id
 * @param trouble why the stream's shards could not be listed, or null; it is tried again unless {@code ended}
 * @param held records that were read and wait for their turn among the shards; left out once there were enough
 * @param ended nothing more will come: everything asked for has been read, or cannot be
 */
public record TailStatus(List<ShardStatus> shards, @Nullable Failure trouble, long held, boolean ended) {

    /** Before anything happened. */
    public static final TailStatus NONE = new TailStatus(List.of(), null, 0, false);

    /** Records read from the service, shown or not. */
    public long recordsRead() {
        return shards.stream().mapToLong(ShardStatus::recordsRead).sum();
    }

    /** Records that were read beyond where reading was to end. */
    public long leftOut() {
        return held + shards.stream().mapToLong(ShardStatus::leftOut).sum();
    }

    /** Throttled reads. */
    public long throttles() {
        return shards.stream().mapToLong(ShardStatus::throttles).sum();
    }

    /** The most reads a second that one shard gets from this tail. */
    public double readsPerSecond() {
        return shards.stream()
                .filter(shard -> shard.phase() == ShardStatus.Phase.READING)
                .mapToDouble(ShardStatus::readsPerSecond)
                .max()
                .orElse(0);
    }

    /** Shards that something is wrong with. */
    public List<ShardStatus> troubled() {
        return shards.stream().filter(shard -> shard.trouble() != null).toList();
    }
}
