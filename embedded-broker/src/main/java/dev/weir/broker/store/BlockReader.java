package dev.weir.broker.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Steps through the records of a block as {@link BlockWriter} wrote it; copies only the records that are asked for. */
final class BlockReader {

    private final byte[] bytes;
    private final int end;
    private int position;
    private long index;
    private long arrivalMillis;
    private int keyStart;
    private int keyLength;
    private int dataStart;
    private int dataLength;

    /**
     * Begins before the first record.
     *
     * @param firstIndex the index from which the block counts
     * @param bytes what the block is in, between offset and offset + length; never changed while it is read
     */
    BlockReader(long firstIndex, byte[] bytes, int offset, int length) {
        if (length == 0 || bytes[offset] != BlockWriter.FORMAT) {
            throw new StoreException("a block of records is in a format that this Weir does not know: "
                    + (length == 0 ? "empty" : bytes[offset]));
        }
        this.bytes = bytes;
        this.end = offset + length;
        this.position = offset + 1;
        this.index = firstIndex;
    }

    /** Steps to the next record; false at the end. */
    boolean next() {
        if (position == end) {
            return false;
        }
        try {
            index += number();
            long arrival = number();
            arrivalMillis += (arrival >>> 1) ^ -(arrival & 1);
            keyLength = (int) number();
            keyStart = position;
            position += keyLength;
            dataLength = (int) number();
            dataStart = position;
            position += dataLength;
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new StoreException("a block of records is damaged after index " + index, e);
        }
        if (keyLength < 0 || dataLength < 0 || position > end) {
            throw new StoreException("a block of records is damaged at index " + index);
        }
        return true;
    }

    long index() {
        return index;
    }

    long arrivalMillis() {
        return arrivalMillis;
    }

    /** The bytes of partition key and data. */
    int size() {
        return keyLength + dataLength;
    }

    StoredRecord record() {
        return new StoredRecord(
                index,
                arrivalMillis,
                new String(bytes, keyStart, keyLength, StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, dataStart, dataStart + dataLength));
    }

    private long number() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
