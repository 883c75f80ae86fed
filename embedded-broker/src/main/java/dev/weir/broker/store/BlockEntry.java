package dev.weir.broker.store;

import java.nio.ByteBuffer;

/**
 * What a frame's table says of one block in it: 52 bytes.
 *
 * @param firstIndex the index of the block's first record, from which {@link BlockReader} begins to count
 * @param firstArrivalMillis when that arrived, milliseconds since the epoch
 * @param length in bytes
 * @param checksum the block's CRC-32C
 */
record BlockEntry(
        ShardKey shard,
        long firstIndex,
        long lastIndex,
        long firstArrivalMillis,
        long lastArrivalMillis,
        int length,
        int checksum) {

    static final int BYTES = 8 + 4 + 4 * 8 + 4 + 4;

    void encode(ByteBuffer target) {
        target.putLong(shard.streamId())
                .putInt(shard.shardIndex())
                .putLong(firstIndex)
                .putLong(lastIndex)
                .putLong(firstArrivalMillis)
                .putLong(lastArrivalMillis)
                .putInt(length)
                .putInt(checksum);
    }

    static BlockEntry decode(ByteBuffer source) {
        return new BlockEntry(
                new ShardKey(source.getLong(), source.getInt()),
                source.getLong(),
                source.getLong(),
                source.getLong(),
                source.getLong(),
                source.getInt(),
                source.getInt());
    }
}
