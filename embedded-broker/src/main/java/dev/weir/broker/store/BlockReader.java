package dev.weir.broker.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Steps through the records of a block as {@link BlockWriter} wrote it; copies only the records that are asked for. */
final class BlockReader {

    private final byte[] bytes;
    private int position;
    private long index;
    private long arrivalMillis;
    private int keyStart;
    private int keyLength;
    private int dataStart;
    private int dataLength;

    BlockReader(long key, byte[] block) {
        if (block.length == 0 || block[0] != BlockWriter.FORMAT) {
            throw new StoreException("A block of records is in a format that this Weir does not know: "
                    + (block.length == 0 ? "empty" : block[0]) + ".");
        }
        bytes = block;
        position = 1;
        index = key;
    }

    /** Steps to the next record; false at the end. */
    boolean next() {
        if (position == bytes.length) {
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
            throw new StoreException("A block of records is damaged after index " + index + ".", e);
        }
        if (keyLength < 0 || dataLength < 0 || position > bytes.length) {
            throw new StoreException("A block of records is damaged at index " + index + ".");
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
