package dev.weir.app.streams.keyspace;

import dev.weir.app.metrics.Throughput;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One shard's loads in a ring of cells. A figure that has always been zero takes no room: of hundreds of shards most are
 * idle, and an idle one costs a bit a cell.
 */
final class LoadRow {

    private static final int BYTES_IN = 0;
    private static final int RECORDS_IN = 1;
    private static final int BYTES_OUT = 2;
    private static final int RECORDS_OUT = 3;
    private static final int THROTTLES = 4;

    private final int capacity;
    private final BitSet known;
    private final List<Figure> values =
            Stream.generate(Figure::new).limit(THROTTLES + 1).toList();

    private static final class Figure {
        /** Null while all cells are zero. */
        private float @Nullable [] cells;
    }

    LoadRow(int capacity) {
        this.capacity = capacity;
        this.known = new BitSet(capacity);
    }

    boolean known(long cell) {
        return known.get(slot(cell));
    }

    void set(long cell, Throughput point) {
        int slot = slot(cell);
        known.set(slot);
        put(BYTES_IN, slot, point.bytesIn());
        put(RECORDS_IN, slot, point.recordsIn());
        put(BYTES_OUT, slot, point.bytesOut());
        put(RECORDS_OUT, slot, point.recordsOut());
        put(THROTTLES, slot, point.writeThrottles());
    }

    /** Cells come in that hold what is a whole round old: they are unknown again. Both ends inclusive. */
    void forget(long from, long to) {
        for (long cell = from; cell <= to; cell++) {
            known.clear(slot(cell));
        }
    }

    double share(Measure measure, long cell) {
        int slot = slot(cell);
        return known.get(slot)
                ? measure.share(get(BYTES_IN, slot), get(RECORDS_IN, slot), get(BYTES_OUT, slot), get(THROTTLES, slot))
                : Double.NaN;
    }

    Throughput get(long cell, long endMillis) {
        int slot = slot(cell);
        return known.get(slot)
                ? new Throughput(
                        endMillis,
                        get(BYTES_IN, slot),
                        get(RECORDS_IN, slot),
                        get(BYTES_OUT, slot),
                        get(RECORDS_OUT, slot),
                        get(THROTTLES, slot),
                        Double.NaN)
                : Throughput.UNKNOWN;
    }

    Throughput mean(long from, long to, long endMillis) {
        double[] sums = new double[values.size()];
        int count = 0;
        for (long cell = from; cell < to; cell++) {
            int slot = slot(cell);
            if (known.get(slot)) {
                count++;
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += get(i, slot);
                }
            }
        }
        return count == 0
                ? Throughput.UNKNOWN
                : new Throughput(
                        endMillis,
                        sums[BYTES_IN] / count,
                        sums[RECORDS_IN] / count,
                        sums[BYTES_OUT] / count,
                        sums[RECORDS_OUT] / count,
                        sums[THROTTLES] / count,
                        Double.NaN);
    }

    private void put(int of, int slot, double value) {
        float @Nullable [] row = values.get(of).cells;
        if (row == null) {
            if (value == 0) {
                return;
            }
            row = new float[capacity];
            values.get(of).cells = row;
        }
        row[slot] = (float) value;
    }

    private double get(int of, int slot) {
        float @Nullable [] row = values.get(of).cells;
        return row == null ? 0 : row[slot];
    }

    private int slot(long cell) {
        return (int) Math.floorMod(cell, (long) capacity);
    }
}
