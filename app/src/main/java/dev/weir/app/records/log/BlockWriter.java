package dev.weir.app.records.log;

import dev.weir.app.records.tail.TailedRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The newest block of a log, still growing. Not thread-safe; the blocks that it gives are. */
final class BlockWriter {

    /** A block is full when it has so many bytes; a record larger than that has one of its own. */
    static final int FULL_BYTES = 256 << 10;

    private static final int FIRST_BYTES = 16 << 10;

    private final long first;
    private final List<String> shards;
    private byte[] bytes;
    private int[] offsets;
    private int count;
    private int length;

    BlockWriter(long first, List<String> shards) {
        this(first, shards, FIRST_BYTES, 64);
    }

    /** With room for so many bytes and records before it has to grow. */
    BlockWriter(long first, List<String> shards, int room, int records) {
        this.first = first;
        this.shards = shards;
        this.bytes = new byte[room];
        this.offsets = new int[records];
    }

    void add(TailedRecord record, int shard) {
        byte[] sequence = record.sequenceNumber().getBytes(StandardCharsets.US_ASCII);
        byte[] key = record.partitionKey().getBytes(StandardCharsets.UTF_8);
        byte[] data = record.data();
        int need = Block.HEAD + sequence.length + key.length + data.length;
        // Grown into new arrays: blocks that were given out keep the old ones.
        if (length + need > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + need, Math.min(2 * bytes.length, FULL_BYTES + 4096)));
        }
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
        }
        ByteBuffer.wrap(bytes, length, need)
                .putLong(record.arrivalMillis())
                .putInt(shard)
                .putShort((short) sequence.length)
                .putInt(key.length)
                .putInt(data.length)
                .put(sequence)
                .put(key)
                .put(data);
        offsets[count] = length;
        length += need;
        count++;
    }

    boolean full() {
        return length >= FULL_BYTES;
    }

    long first() {
        return first;
    }

    int count() {
        return count;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    /** What is in it now. */
    Block block() {
        return new Block(first, bytes, offsets, count, shards);
    }
}
