package dev.weir.app.records.log;

import dev.weir.app.records.tail.TailedRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Some hundred records in a row, as bytes. A record: arrival (8), shard (4), lengths of sequence number and key (2 and 4)
 * and of the data (4), then these three. The bytes up to {@code count} never change, so that blocks are shared freely.
 */
final class Block {

    static final int HEAD = 22;

    private final long first;
    private final byte[] bytes;
    private final int[] offsets;
    private final int count;
    private final List<String> shards;

    /** @param shards names by number; only ever added to, thread-safe */
    Block(long first, byte[] bytes, int[] offsets, int count, List<String> shards) {
        this.first = first;
        this.bytes = bytes;
        this.offsets = offsets;
        this.count = count;
        this.shards = shards;
    }

    /** Finds the records in bytes that were read back. */
    static Block of(long first, byte[] bytes, int count, List<String> shards) {
        int[] offsets = new int[count];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int at = 0;
        for (int i = 0; i < count; i++) {
            offsets[i] = at;
            at += HEAD + buffer.getShort(at + 12) + buffer.getInt(at + 14) + buffer.getInt(at + 18);
        }
        return new Block(first, bytes, offsets, count, shards);
    }

    long first() {
        return first;
    }

    int count() {
        return count;
    }

    long end() {
        return first + count;
    }

    byte[] bytes() {
        return bytes;
    }

    int offset(int i) {
        return offsets[i];
    }

    String shard(int number) {
        return shards.get(number);
    }

    /** Heap that it costs, about. */
    int weight() {
        return bytes.length + 4 * offsets.length + 64;
    }

    long arrivalMillis(int i) {
        return ByteBuffer.wrap(bytes).getLong(offsets[i]);
    }

    int dataLength(int i) {
        return ByteBuffer.wrap(bytes).getInt(offsets[i] + 18);
    }

    /** The record at a place in the block, made anew with its own data. */
    TailedRecord record(int i) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int at = offsets[i];
        int sequence = at + HEAD;
        int key = sequence + buffer.getShort(at + 12);
        int data = key + buffer.getInt(at + 14);
        return new TailedRecord(
                buffer.getLong(at),
                shards.get(buffer.getInt(at + 8)),
                new String(bytes, sequence, key - sequence, StandardCharsets.US_ASCII),
                new String(bytes, key, data - key, StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, data, data + buffer.getInt(at + 18)));
    }
}
