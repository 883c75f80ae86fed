package dev.weir.broker.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Encodes consecutive records of a shard into one block.
 *
 * <p>A block is the byte {@link #FORMAT}, then for each record: the index as the difference to the one before (in the
 * first record: to the block's first index, so zero), the arrival time as the difference to the one before (in the first record: to
 * zero), the partition key's length and UTF-8 bytes, the data's length and bytes. Numbers are variable-length, seven
 * bits a byte, lowest first; arrival differences are zigzag, so that a clock set back costs nothing but a byte.
 */
final class BlockWriter {

    static final byte FORMAT = 1;

    /** The most that a record takes beyond its partition key and data. */
    static final int RECORD_OVERHEAD = 10 + 10 + 5 + 5;

    private final long firstIndex;
    private final long firstArrival;
    private byte[] bytes;
    private int length = 1;
    private long lastIndex;
    private long lastArrival;

    /** An empty block for a first record and others after it. */
    BlockWriter(StoredRecord first, int expectedBytes) {
        bytes = new byte[expectedBytes];
        bytes[0] = FORMAT;
        firstIndex = first.index();
        firstArrival = first.arrivalMillis();
        lastIndex = firstIndex;
    }

    /** How long the block is now. */
    int length() {
        return length;
    }

    void add(StoredRecord record) {
        byte[] key = record.partitionKey().getBytes(StandardCharsets.UTF_8);
        byte[] data = record.data();
        ensure(RECORD_OVERHEAD + key.length + data.length);
        number(record.index() - lastIndex);
        long arrival = record.arrivalMillis() - lastArrival;
        number((arrival << 1) ^ (arrival >> 63));
        number(key.length);
        copy(key);
        number(data.length);
        copy(data);
        lastIndex = record.index();
        lastArrival = record.arrivalMillis();
    }

    /** What a frame's table says of the block as it is now. */
    BlockEntry entry(ShardKey shard) {
        return new BlockEntry(
                shard, firstIndex, lastIndex, firstArrival, lastArrival, length, Checksum.of(bytes, 0, length));
    }

    void copyTo(ByteBuffer target) {
        target.put(bytes, 0, length);
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length + (bytes.length >> 1)));
        }
    }

    private void copy(byte[] source) {
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
    }

    private void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }
}
