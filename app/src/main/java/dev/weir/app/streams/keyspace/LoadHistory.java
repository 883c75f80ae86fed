package dev.weir.app.streams.keyspace;

import dev.weir.app.metrics.Throughput;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The loads of all shards of a stream, a cell a period, for as long as there is room; older cells fall out. A cell that
 * was never filled is unknown, which is not zero. JavaFX thread only.
 */
final class LoadHistory {

    private final int periodSeconds;
    private final int capacity;
    private final Map<String, LoadRow> rows = new HashMap<>();
    private long newest = Long.MIN_VALUE;
    private long coarseBefore = Long.MIN_VALUE;
    private int coarsePeriod = 1;

    LoadHistory(int periodSeconds, int capacity) {
        this.periodSeconds = periodSeconds;
        this.capacity = capacity;
    }

    int periodSeconds() {
        return periodSeconds;
    }

    /** The end of the newest cell, milliseconds since 1970; the least long while there is none. */
    long newestMillis() {
        return newest == Long.MIN_VALUE ? Long.MIN_VALUE : (newest + 1) * periodSeconds * 1000L;
    }

    /** The cell that a time falls into. */
    long cell(long epochMillis) {
        return Math.floorDiv(epochMillis, periodSeconds * 1000L);
    }

    /** How many seconds the figure of a cell was measured over. */
    int measuredOver(long cell) {
        return cell < coarseBefore ? coarsePeriod : periodSeconds;
    }

    @Nullable LoadRow row(String shardId) {
        return rows.get(shardId);
    }

    void forgetOthers(Collection<String> shardIds) {
        rows.keySet().retainAll(shardIds);
    }

    /**
     * Takes what was measured, the oldest first, and leaves alone what is known of these times.
     *
     * @return the begin of the earliest cell that is new, milliseconds since 1970; the greatest long if none is
     */
    long addAll(String shardId, Iterable<Throughput> points) {
        LoadRow row = rows.computeIfAbsent(shardId, id -> new LoadRow(capacity));
        long first = Long.MAX_VALUE;
        for (Throughput point : points) {
            long cell = cell(point.epochMillis() - 1);
            if (reach(cell) && !row.known(cell)) {
                row.set(cell, point);
                first = Math.min(first, cell);
            }
        }
        return first == Long.MAX_VALUE ? first : first * periodSeconds * 1000L;
    }

    /** Takes averages over longer periods: each fills all the cells that it covers. */
    void fill(String shardId, Iterable<Throughput> points, int measuredOver) {
        LoadRow row = rows.computeIfAbsent(shardId, id -> new LoadRow(capacity));
        int cells = Math.max(1, measuredOver / periodSeconds);
        for (Throughput point : points) {
            long last = cell(point.epochMillis() - 1);
            for (long cell = last - cells + 1; cell <= last; cell++) {
                if (reach(cell) && !row.known(cell)) {
                    row.set(cell, point);
                    if (measuredOver > periodSeconds) {
                        coarseBefore = Math.max(coarseBefore, cell + 1);
                        coarsePeriod = measuredOver;
                    }
                }
            }
        }
    }

    /** Makes room for a cell; false if it is too old to be kept. */
    private boolean reach(long cell) {
        if (newest == Long.MIN_VALUE) {
            newest = cell;
        }
        if (cell > newest) {
            long from = Math.max(newest + 1, cell - capacity + 1);
            for (LoadRow row : rows.values()) {
                row.forget(from, cell);
            }
            newest = cell;
        }
        return cell > newest - capacity;
    }

    /** The greatest share of a shard between two times; not-a-number where nothing is known. */
    double greatest(LoadRow row, Measure measure, long fromMillis, long toMillis) {
        long from = Math.max(cell(fromMillis), newest - capacity + 1);
        long to = Math.min(Math.max(from + 1, cell(toMillis)), newest + 1);
        double greatest = Double.NaN;
        for (long cell = from; cell < to; cell++) {
            double share = row.share(measure, cell);
            if (!(share <= greatest) && !Double.isNaN(share)) {
                greatest = share;
            }
        }
        return greatest;
    }

    /** What was measured at a time, averaged over its cell; {@link Throughput#UNKNOWN} where nothing is known. */
    Throughput at(String shardId, long epochMillis) {
        LoadRow row = rows.get(shardId);
        long cell = cell(epochMillis);
        boolean kept = cell <= newest && cell > newest - capacity;
        return row == null || !kept ? Throughput.UNKNOWN : row.get(cell, (cell + 1) * periodSeconds * 1000L);
    }

    /** The mean rates of a shard between two times, over the cells that are known. */
    Throughput mean(String shardId, long fromMillis, long toMillis) {
        LoadRow row = rows.get(shardId);
        if (row == null || newest == Long.MIN_VALUE) {
            return Throughput.UNKNOWN;
        }
        long from = Math.max(cell(fromMillis), newest - capacity + 1);
        long to = Math.min(Math.max(from + 1, cell(toMillis)), newest + 1);
        return row.mean(from, to, toMillis);
    }

    /** Whether it is known of all the time from one instant to before another that a shard took no record in it. */
    boolean quiet(String shardId, long fromMillis, long toMillis) {
        LoadRow row = rows.get(shardId);
        long last = cell(Math.max(fromMillis, toMillis - 1));
        if (row == null || last > newest || cell(fromMillis) <= newest - capacity) {
            return false;
        }
        for (long cell = cell(fromMillis); cell <= last; cell++) {
            if (at(shardId, cell * periodSeconds * 1000L).recordsIn() != 0) {
                return false;
            }
        }
        return true;
    }
}
