package dev.weir.broker.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Encodes consecutive records of a shard into one block.
 *
 * <p>A block is the byte {@link #FORMAT}, then for each record: the index as the difference to the one before (in the
 * first record: to the block's key), the arrival time as the difference to the one before (in the first record: to
 * zero), the partition key's length and UTF-8 bytes, the data's length and bytes. Numbers are variable-length, seven
 * bits a byte, lowest first; arrival differences are zigzag, so that a clock set back costs nothing but a byte.
 */
final class BlockWriter {

    static final byte FORMAT = 1;

    /** The most that a record takes beyond its partition key and data. */
    static final int RECORD_OVERHEAD = 10 + 10 + 5 + 5;

    private byte[] bytes;
    private int length;
    private long lastIndex;
    private long lastArrival;

    private BlockWriter(byte[] bytes, int length, long lastIndex, long lastArrival) {
        this.bytes = bytes;
        this.length = length;
        this.lastIndex = lastIndex;
        this.lastArrival = lastArrival;
    }

    /** An empty block whose first record will have the given index. */
    static BlockWriter begin(long key, int expectedBytes) {
        byte[] bytes = new byte[expectedBytes];
        bytes[0] = FORMAT;
        return new BlockWriter(bytes, 1, key, 0);
    }

    /** Goes on after the last record of a block. */
    static BlockWriter resume(byte[] block, long lastIndex, long lastArrival, int expectedBytes) {
        return new BlockWriter(
                Arrays.copyOf(block, Math.max(block.length, expectedBytes)), block.length, lastIndex, lastArrival);
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

    byte[] finish() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
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
