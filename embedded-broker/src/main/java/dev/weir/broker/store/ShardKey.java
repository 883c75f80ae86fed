package dev.weir.broker.store;

/**
 * Names one shard's log.
 *
 * @param streamId the stream's internal number, never used again after the stream is deleted
 * @param shardIndex the shard's index in its stream
 */
public record ShardKey(long streamId, int shardIndex) implements Comparable<ShardKey> {

    @Override
    public int compareTo(ShardKey other) {
        int byStream = Long.compare(streamId, other.streamId);
        return byStream != 0 ? byStream : Integer.compare(shardIndex, other.shardIndex);
    }
}
