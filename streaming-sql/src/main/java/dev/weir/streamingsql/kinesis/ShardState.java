package dev.weir.streamingsql.kinesis;

/** How far a shard's records have been given out; not thread-safe. */
final class ShardState {

    private final ShardSplit split;
    private StartAt position;

    ShardState(ShardSplit split) {
        this.split = split;
        this.position = split.start();
    }

    String shardId() {
        return split.shardId();
    }

    void passed(String sequenceNumber) {
        position = StartAt.after(sequenceNumber);
    }

    ShardSplit toSplit() {
        return split.from(position);
    }
}
