package dev.weir.app.streams.keyspace;

import dev.weir.app.metrics.Throughput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Loads as they follow from reads of the shards, where CloudWatch does not count them. A reader that keeps up sees every
 * record, so its counts are exact; one that had to skip gives the rate of the run that it read. What is read says
 * nothing of how much others read. One thread at a time.
 */
final class SampledLoads {

    /** How long a cell is. */
    static final int CELL_SECONDS = 5;

    private static final long CELL_MILLIS = CELL_SECONDS * 1000L;
    /** A record may be told to have arrived a little before this computer's clock says that it did. */
    private static final long SETTLE_MILLIS = 1000;

    private static final int LEAST_RUN = 20;
    private static final long LEAST_RUN_MILLIS = 50;

    private final Map<String, Run> runs = new HashMap<>();

    /** Forgets what it knows of all other shards. */
    void forgetOthers(Collection<String> shardIds) {
        runs.keySet().retainAll(shardIds);
    }

    /** Takes a read and gives back the cells of which it says something, the oldest first. */
    List<Throughput> take(ShardRead read) {
        List<Throughput> cells = new ArrayList<>();
        if (read.kind() == ShardRead.Kind.PROBE) {
            return cells;
        }
        Run run = runs.get(read.shardId());
        if (run == null || read.kind() == ShardRead.Kind.FRESH) {
            if (run != null) {
                run.estimate(cells);
            }
            run = new Run(Math.ceilDiv(read.askedMillis(), CELL_MILLIS));
            runs.put(read.shardId(), run);
        }
        read.samples().forEach(run::add);
        run.complete(read.caughtUp() ? read.askedMillis() - SETTLE_MILLIS : run.last, cells);
        return cells;
    }

    /** What was read of a shard without a gap. */
    private static final class Run {
        private final TreeMap<Long, double[]> open = new TreeMap<>();
        /** The first cell that is still to be told, and that this run can have seen whole. */
        private long next;

        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private double records;
        private double bytes;

        Run(long next) {
            this.next = next;
        }

        void add(Sample sample) {
            double[] sums =
                    open.computeIfAbsent(Math.floorDiv(sample.arrivedMillis(), CELL_MILLIS), cell -> new double[2]);
            sums[0] += 1;
            sums[1] += sample.bytes();
            records += 1;
            bytes += sample.bytes();
            first = Math.min(first, sample.arrivedMillis());
            last = Math.max(last, sample.arrivedMillis());
        }

        /** Tells the cells that end by then; nothing more will come of them. */
        void complete(long upTo, List<Throughput> cells) {
            for (; (next + 1) * CELL_MILLIS <= upTo; next++) {
                double[] sums = open.getOrDefault(next, new double[2]);
                cells.add(point(next, sums[0] / CELL_SECONDS, sums[1] / CELL_SECONDS));
            }
            open.headMap(next).clear();
        }

        /** The run has ended amid a cell or two: they are told the rate of the whole run. */
        void estimate(List<Throughput> cells) {
            double seconds = (last - first) / 1000.0;
            if (records < LEAST_RUN || last - first < LEAST_RUN_MILLIS) {
                return;
            }
            for (long cell : open.keySet()) {
                cells.add(point(cell, records / seconds, bytes / seconds));
            }
        }

        private static Throughput point(long cell, double records, double bytes) {
            return new Throughput(
                    (cell + 1) * CELL_MILLIS, bytes, records, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
    }
}
