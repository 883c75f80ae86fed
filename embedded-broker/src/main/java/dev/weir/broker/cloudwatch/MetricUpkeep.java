package dev.weir.broker.cloudwatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What keeps the metrics' rows few: new minutes are saved, an hour whose seconds nobody may ask for any more is folded
 * into one row a series, and what is past its time is dropped. Not thread-safe, but readers may run beside it.
 */
final class MetricUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(MetricUpkeep.class);
    private static final int BATCH = 500;

    private final MetricTables tables;
    private final SeriesCatalog catalog;
    private final int maxSeries;
    private volatile long foldedBefore;
    private long expiredAtHour = Long.MIN_VALUE;

    /** @param presentMinute minutes since 1970 */
    MetricUpkeep(MetricTables tables, SeriesCatalog catalog, int maxSeries, long presentMinute) {
        this.tables = tables;
        this.catalog = catalog;
        this.maxSeries = maxSeries;
        this.foldedBefore = tables.firstMinute().orElse(presentMinute - presentMinute % 60);
    }

    /** The minute before which all is in hour rows, and from which on minutes have rows of their own. */
    long foldedBefore() {
        return foldedBefore;
    }

    void run(long nowSecond) {
        settle(nowSecond / 60);
        save();
        fold(nowSecond);
        expire(nowSecond);
    }

    private void settle(long presentMinute) {
        int lost = 0;
        for (Series series : catalog.all()) {
            lost += series.settle(presentMinute);
        }
        if (lost > 0) {
            LOG.warn("{} minutes of metrics were given up, since they could not be saved for so long.", lost);
        }
    }

    private void save() {
        List<MetricTables.SeriesRow> rows = catalog.unsavedRows();
        tables.save(rows, List.of());
        catalog.saved(rows);
        List<Series.Unsaved> unsaved = new ArrayList<>();
        for (Series series : catalog.all()) {
            series.collectUnsaved(unsaved);
            if (unsaved.size() >= BATCH) {
                save(unsaved);
            }
        }
        save(unsaved);
    }

    private void save(List<Series.Unsaved> unsaved) {
        tables.save(
                List.of(),
                unsaved.stream()
                        .map(each -> new MetricTables.BlockRow(each.series().id(), each.minute(), each.block()))
                        .toList());
        unsaved.forEach(Series.Unsaved::saved);
        unsaved.clear();
    }

    /** Folds the oldest hour, if its seconds are past their time. One hour a run keeps each run short. */
    private void fold(long nowSecond) {
        long limit = Math.floorDiv(nowSecond - MetricStore.SECONDS_KEPT.toSeconds(), 3600L) * 60;
        if (foldedBefore >= limit) {
            return;
        }
        long hour = Math.floorDiv(foldedBefore, 60L);
        Map<Long, TreeMap<Integer, StatisticSet>> minutesBySeries = new HashMap<>();
        for (int slot = 0; slot < StatisticBlock.SLOTS; slot++) {
            for (MetricTables.BlockRow row : tables.minutes(hour * 60 + slot, hour * 60 + slot + 1)) {
                StatisticSet total = row.block().total();
                if (total != null) {
                    minutesBySeries
                            .computeIfAbsent(row.seriesId(), id -> new TreeMap<>())
                            .put(slot, total);
                }
            }
        }
        List<MetricTables.BlockRow> hours = new ArrayList<>();
        minutesBySeries.forEach(
                (id, minutes) -> hours.add(new MetricTables.BlockRow(id, hour, StatisticBlock.of(minutes))));
        for (int from = 0; from < hours.size(); from += BATCH) {
            tables.saveHours(hours.subList(from, Math.min(hours.size(), from + BATCH)));
        }
        // A reader looks at minutes first and then at hours, so this order leaves it no gap.
        long foldedTo = hour * 60 + 60;
        foldedBefore = foldedTo;
        tables.deleteMinutes(0, hour * 60);
        for (long minute = hour * 60; minute < foldedTo; minute++) {
            // A transaction a minute: one of a quarter of a million rows would hold them all in memory.
            tables.deleteMinutes(minute, minute + 1);
        }
        foldedBefore = Math.min(limit, Math.max(foldedTo, tables.firstMinute().orElse(limit)));
    }

    private void expire(long nowSecond) {
        long hour = nowSecond / 3600;
        boolean full = catalog.size() > maxSeries;
        if (hour == expiredAtHour && !full) {
            return;
        }
        List<Series> byIdleness = new ArrayList<>(catalog.all());
        byIdleness.sort(Comparator.comparingLong(Series::lastSecond));
        int surplus = catalog.size() - maxSeries;
        for (Series series : byIdleness) {
            long oldest = nowSecond - MetricStore.minutesKept(series.metric()).toSeconds();
            if (surplus > 0 || series.lastSecond() < oldest) {
                catalog.forget(series);
                tables.deleteSeries(series.id());
                surplus--;
            } else if (hour != expiredAtHour) {
                tables.deleteHoursBefore(series.id(), oldest / 3600);
            }
        }
        expiredAtHour = hour;
    }
}
