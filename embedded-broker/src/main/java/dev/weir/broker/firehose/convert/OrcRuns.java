package dev.weir.broker.firehose.convert;

import java.io.ByteArrayOutputStream;

/** The run-length encodings of ORC in their first version: of bytes, of bits, and of whole numbers. */
final class OrcRuns {

    private static final int LEAST_RUN = 3;
    private static final int LONGEST_RUN = 130;
    private static final int MOST_LITERALS = 128;

    private OrcRuns() {}

    /** Bytes as runs of one value, and as literals. */
    static byte[] bytes(byte[] values, int count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int literals = 0;
        for (int at = 0; at < count; ) {
            int run = 1;
            while (at + run < count && run < LONGEST_RUN && values[at + run] == values[at]) {
                run++;
            }
            if (run >= LEAST_RUN) {
                literals(values, at - literals, literals, out);
                literals = 0;
                out.write(run - LEAST_RUN);
                out.write(values[at]);
                at += run;
            } else {
                at++;
                literals++;
                if (literals == MOST_LITERALS) {
                    literals(values, at - literals, literals, out);
                    literals = 0;
                }
            }
        }
        literals(values, count - literals, literals, out);
        return out.toByteArray();
    }

    private static void literals(byte[] values, int from, int count, ByteArrayOutputStream out) {
        if (count > 0) {
            out.write(-count);
            out.write(values, from, count);
        }
    }

    /** Bits, the first one highest in its byte, as bytes. */
    static byte[] bits(boolean[] values, int count) {
        byte[] packed = new byte[(count + Byte.SIZE - 1) / Byte.SIZE];
        for (int i = 0; i < count; i++) {
            if (values[i]) {
                packed[i / Byte.SIZE] |= (byte) (1 << (Byte.SIZE - 1 - i % Byte.SIZE));
            }
        }
        return bytes(packed, packed.length);
    }

    /**
     * Numbers as runs with the same step between them, and as literals.
     *
     * @param signed whether any can be negative
     */
    static byte[] numbers(long[] values, int count, boolean signed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int literals = 0;
        for (int at = 0; at < count; ) {
            int run = run(values, at, count);
            if (run >= LEAST_RUN) {
                literals(values, at - literals, literals, signed, out);
                literals = 0;
                out.write(run - LEAST_RUN);
                out.write((byte) (values[at + 1] - values[at]));
                number(values[at], signed, out);
                at += run;
            } else {
                at++;
                literals++;
                if (literals == MOST_LITERALS) {
                    literals(values, at - literals, literals, signed, out);
                    literals = 0;
                }
            }
        }
        literals(values, count - literals, literals, signed, out);
        return out.toByteArray();
    }

    private static int run(long[] values, int at, int count) {
        if (at + 1 >= count) {
            return 1;
        }
        long step = values[at + 1] - values[at];
        if (step < Byte.MIN_VALUE || step > Byte.MAX_VALUE || wraps(values[at], step)) {
            return 1;
        }
        int run = 2;
        while (at + run < count
                && run < LONGEST_RUN
                && values[at + run] - values[at + run - 1] == step
                && !wraps(values[at + run - 1], step)) {
            run++;
        }
        return run;
    }

    private static boolean wraps(long value, long step) {
        return step > 0 ? value > Long.MAX_VALUE - step : value < Long.MIN_VALUE - step;
    }

    private static void literals(long[] values, int from, int count, boolean signed, ByteArrayOutputStream out) {
        if (count > 0) {
            out.write(-count);
            for (int i = from; i < from + count; i++) {
                number(values[i], signed, out);
            }
        }
    }

    /** Seven bits a byte, the lowest first; the sign, if there is one, in the lowest. */
    private static void number(long value, boolean signed, ByteArrayOutputStream out) {
        long rest = signed ? (value << 1) ^ (value >> (Long.SIZE - 1)) : value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
