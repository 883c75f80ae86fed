package dev.weir.broker.cloudwatch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Up to sixty statistic sets in a few bytes: the seconds of a minute, or the minutes of an hour. Slots without
 * observations take no room; whole numbers and sets of equal observations, which are most, take one to five bytes a
 * figure. Immutable.
 */
final class StatisticBlock {

    static final int SLOTS = 60;

    private static final int UNIFORM = 0x40;
    private static final int RAW_DOUBLE = 1;
    private static final double WHOLE_LIMIT = 1L << 53;

    private final byte[] bytes;

    private StatisticBlock(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Packs the sets by slot, each in 0 … 59. */
    static StatisticBlock of(SortedMap<Integer, StatisticSet> sets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * sets.size());
        sets.forEach((slot, set) -> writeSet(out, slot, set));
        return new StatisticBlock(out.toByteArray());
    }

    /** Takes what {@link #bytes()} gave. */
    static StatisticBlock fromBytes(byte[] bytes) {
        return new StatisticBlock(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Visits the slots that have observations, in order. */
    void forEach(ObjIntConsumer<StatisticSet> visitor) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            int head = in.get();
            long count = readVarint(in);
            double sum = readDouble(in);
            if ((head & UNIFORM) == 0) {
                visitor.accept(new StatisticSet(count, sum, readDouble(in), readDouble(in)), head);
            } else {
                visitor.accept(new StatisticSet(count, count * sum, sum, sum), head & ~UNIFORM);
            }
        }
    }

    /** All slots merged, or null if there is none. */
    @Nullable StatisticSet total() {
        var total = new Object() {
            @Nullable StatisticSet set;
        };
        forEach((set, slot) -> total.set = total.set == null ? set : total.set.merge(set));
        return total.set;
    }

    /** This block with the slots of another put over its own. */
    StatisticBlock overlay(StatisticBlock other) {
        SortedMap<Integer, StatisticSet> slots = slots();
        other.forEach((set, slot) -> slots.put(slot, set));
        return of(slots);
    }

    SortedMap<Integer, StatisticSet> slots() {
        SortedMap<Integer, StatisticSet> slots = new TreeMap<>();
        forEach((set, slot) -> slots.put(slot, set));
        return slots;
    }

    private static void writeSet(ByteArrayOutputStream out, int slot, StatisticSet set) {
        boolean uniform = set.minimum() == set.maximum() && set.sum() == set.count() * set.minimum();
        out.write(uniform ? slot | UNIFORM : slot);
        writeVarint(out, set.count());
        if (uniform) {
            writeDouble(out, set.minimum());
        } else {
            writeDouble(out, set.sum());
            writeDouble(out, set.minimum());
            writeDouble(out, set.maximum());
        }
    }

    /** A whole number becomes a zigzag varint with its lowest bit clear; anything else a byte 1 and its eight bytes. */
    private static void writeDouble(ByteArrayOutputStream out, double value) {
        if (value == Math.rint(value) && Math.abs(value) < WHOLE_LIMIT) {
            long whole = (long) value;
            writeVarint(out, ((whole << 1) ^ (whole >> 63)) << 1);
        } else {
            out.write(RAW_DOUBLE);
            out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
        }
    }

    private static double readDouble(ByteBuffer in) {
        long tagged = readVarint(in);
        if ((tagged & 1) == RAW_DOUBLE) {
            return in.getDouble();
        }
        long zigzag = tagged >>> 1;
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    private static void writeVarint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long readVarint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
