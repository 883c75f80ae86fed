package dev.weir.broker.store;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a segment holds, each shard's blocks. Kept in memory while the segment is open, and written as the last frame
 * of a sealed one: for each shard its key (8 + 4 bytes), the number of blocks (4), the last index and arrival time (8
 * each), then for each block its first index and arrival time (8 each), position, length and checksum (4 each). At the
 * very end are the frame's own position and the file's salt (8 each), by which it is found. One thread adds, any number
 * reads.
 */
final class SegmentContents {

    private static final int SHARD_BYTES = 8 + 4 + 4 + 8 + 8;
    private static final int BLOCK_BYTES = 8 + 8 + 4 + 4 + 4;

    /** About what a shard takes in memory beside its blocks. */
    private static final int SHARD_OBJECTS_BYTES = 300;

    /** The bytes at the end of a sealed file: the position of its contents, and its salt. */
    static final int END_BYTES = 8 + 8;

    private final Map<ShardKey, ShardBlocks> shards = new ConcurrentHashMap<>();
    private int blocks;

    void add(BlockEntry entry, int position) {
        shards.computeIfAbsent(entry.shard(), key -> new ShardBlocks()).add(entry, position);
        blocks++;
    }

    Set<ShardKey> shards() {
        return Set.copyOf(shards.keySet());
    }

    /** A shard's blocks; null if there are none. */
    ShardBlocks.@Nullable View of(ShardKey shard) {
        ShardBlocks found = shards.get(shard);
        return found == null ? null : found.view();
    }

    /** How many blocks there are; only for the thread that adds. */
    int blocks() {
        return blocks;
    }

    /** About how much memory this takes. */
    long memoryBytes() {
        return (long) blocks * BLOCK_BYTES + (long) shards.size() * SHARD_OBJECTS_BYTES;
    }

    /** The bytes of a frame with all this, but for its head. */
    byte[] encode(long position, SegmentHeader header) {
        int length = Frame.HEAD_BYTES + shards.size() * SHARD_BYTES + blocks * BLOCK_BYTES + END_BYTES;
        ByteBuffer target = ByteBuffer.wrap(header.filledUp(new byte[length])).position(Frame.HEAD_BYTES);
        shards.forEach((shard, of) -> {
            ShardBlocks.View view = of.view();
            target.putLong(shard.streamId())
                    .putInt(shard.shardIndex())
                    .putInt(view.count())
                    .putLong(view.lastIndex())
                    .putLong(view.lastArrivalMillis());
            for (int block = 0; block < view.count(); block++) {
                target.putLong(view.firstIndex(block))
                        .putLong(view.firstArrivalMillis(block))
                        .putInt(view.position(block))
                        .putInt(view.length(block))
                        .putInt(view.checksum(block));
            }
        });
        target.position(target.limit() - END_BYTES).putLong(position).putLong(header.salt());
        return target.array();
    }

    /** Reads what {@link #encode} wrote, from after the frame's head. */
    static SegmentContents decode(ByteBuffer source) {
        SegmentContents contents = new SegmentContents();
        while (source.remaining() >= SHARD_BYTES + END_BYTES) {
            ShardKey shard = new ShardKey(source.getLong(), source.getInt());
            int count = source.getInt();
            if (count == 0) {
                break; // what fills the file's last page up
            }
            contents.shards.put(shard, ShardBlocks.decode(source, count));
            contents.blocks += count;
        }
        return contents;
    }
}
