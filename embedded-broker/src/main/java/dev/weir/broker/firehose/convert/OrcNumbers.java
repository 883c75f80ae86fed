package dev.weir.broker.firehose.convert;

import java.util.Arrays;

/** Whole numbers of a stripe until they are encoded. Not thread-safe. */
final class OrcNumbers {

    private final boolean signed;
    private long[] values = new long[64];
    private int count;

    OrcNumbers(boolean signed) {
        this.signed = signed;
    }

    void add(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
    }

    /** How much of memory they take. */
    long bytes() {
        return (long) count * Long.BYTES;
    }

    /** What they are in a file; afterwards there are none. */
    byte[] drain() {
        byte[] encoded = OrcRuns.numbers(values, count, signed);
        count = 0;
        return encoded;
    }
}
