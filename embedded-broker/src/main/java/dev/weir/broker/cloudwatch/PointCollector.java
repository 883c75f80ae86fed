package dev.weir.broker.cloudwatch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges statistic sets that come in the order of time into points of one period, aligned to its multiples. */
final class PointCollector {

    private final int period;
    private final List<MetricPoint> points = new ArrayList<>();
    private long start;
    private @Nullable StatisticSet current;

    /** @param period seconds */
    PointCollector(int period) {
        this.period = period;
    }

    void add(long epochSecond, StatisticSet set) {
        long periodStart = Math.floorDiv(epochSecond, period) * (long) period;
        StatisticSet before = current;
        if (before != null && start == periodStart) {
            current = before.merge(set);
        } else {
            flush();
            start = periodStart;
            current = set;
        }
    }

    List<MetricPoint> points() {
        flush();
        return points;
    }

    private void flush() {
        StatisticSet done = current;
        if (done != null) {
            points.add(new MetricPoint(start, done));
            current = null;
        }
    }
}
