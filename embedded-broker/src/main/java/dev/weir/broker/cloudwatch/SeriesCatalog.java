package dev.weir.broker.cloudwatch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Every metric that has had data, by its identity. Thread-safe. */
final class SeriesCatalog {

    /** A series' row is written again only when its last data is this much newer, in seconds. */
    private static final long STALE_SECONDS = 300;

    private final ConcurrentHashMap<MetricId, Series> series = new ConcurrentHashMap<>();
    private final Map<Long, Long> savedLastSecond = new ConcurrentHashMap<>();
    private final AtomicLong nextId = new AtomicLong(1);

    /**
     * Loads the catalogue with the minutes that count as recent.
     *
     * @param presentMinute minutes since 1970
     */
    SeriesCatalog(MetricTables tables, long presentMinute) {
        long recentFrom = presentMinute - Series.RECENT_MINUTES;
        Map<Long, Series> byId = new HashMap<>();
        for (MetricTables.SeriesRow row : tables.series()) {
            Series loaded = new Series(row.id(), row.metric(), row.lastSecond(), recentFrom);
            byId.put(row.id(), loaded);
            series.put(row.metric(), loaded);
            savedLastSecond.put(row.id(), row.lastSecond());
            nextId.accumulateAndGet(row.id() + 1, Math::max);
        }
        for (MetricTables.BlockRow row : tables.minutes(recentFrom, presentMinute + 1)) {
            Series of = byId.get(row.seriesId());
            if (of != null) {
                of.restore(row.time(), row.block(), presentMinute);
            }
        }
    }

    /** The series of a metric; a new one if it never had data. */
    Series series(MetricId metric) {
        Series known = series.get(metric);
        // A new series has nothing in the database: all of it is in memory from the start.
        return known != null
                ? known
                : series.computeIfAbsent(metric, key -> new Series(nextId.getAndIncrement(), key, 0, Long.MIN_VALUE));
    }

    @Nullable Series find(MetricId metric) {
        return series.get(metric);
    }

    Collection<Series> all() {
        return series.values();
    }

    int size() {
        return series.size();
    }

    void forget(Series gone) {
        series.remove(gone.metric(), gone);
        savedLastSecond.remove(gone.id());
    }

    /** The rows that are missing or out of date. */
    List<MetricTables.SeriesRow> unsavedRows() {
        List<MetricTables.SeriesRow> rows = new ArrayList<>();
        for (Series each : series.values()) {
            long last = each.lastSecond();
            Long saved = savedLastSecond.get(each.id());
            if (saved == null || last - saved >= STALE_SECONDS) {
                rows.add(new MetricTables.SeriesRow(each.id(), each.metric(), last));
            }
        }
        return rows;
    }

    void saved(List<MetricTables.SeriesRow> rows) {
        rows.forEach(row -> savedLastSecond.put(row.id(), row.lastSecond()));
    }
}
