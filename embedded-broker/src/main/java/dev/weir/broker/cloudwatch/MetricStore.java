package dev.weir.broker.cloudwatch;

import dev.weir.broker.store.Database;
import dev.weir.broker.store.Migration;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's metrics: at one second for the past hour, at one minute for the past fifteen days.
 *
 * <p>{@link #record} costs a map look-up and an uncontended lock. What is recorded can be read at once. Every
 * {@value #SAVE_SECONDS} seconds what is new goes to the database, so a killed process loses at most that much; an
 * orderly close loses nothing.
 *
 * <p>What is counted of calls (namespace {@code AWS/Usage}) stays for ninety days, as their events do.
 *
 * <p>Bounds: {@value #MAX_SERIES} series, of which the longest idle make room for new ones; twelve packed minutes a
 * series in memory; a series without data for fifteen days is forgotten. AWS keeps seconds for three hours and coarser
 * points for fifteen months; this store does not.
 *
 * <p>Thread-safe.
 */
public final class MetricStore implements MetricSink, AutoCloseable {

    /** The steps of the schema that this store needs. */
    public static final List<Migration> MIGRATIONS =
            List.of(new Migration(200, "/dev/weir/broker/cloudwatch/0200-metrics.sql"));

    /** How long points of less than a minute can be read. */
    static final Duration SECONDS_KEPT = Duration.ofHours(1);

    /** How long points of a minute and more can be read. */
    static final Duration MINUTES_KEPT = Duration.ofDays(15);

    /** The same for what is counted of calls. */
    static final Duration USAGE_KEPT = Duration.ofDays(90);

    static final int MAX_SERIES = 20_000;
    static final int SAVE_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(MetricStore.class);

    private final TimeSource time;
    private final MetricTables tables;
    private final SeriesCatalog catalog;
    private final MetricUpkeep upkeep;
    private final ReentrantLock maintaining = new ReentrantLock();
    private volatile TimeSource.@Nullable Scheduled next;
    private volatile boolean closed;

    /** Opens the store on a database that has its {@link #MIGRATIONS}; a series goes on where it ended. */
    public MetricStore(TimeSource time, Database database) {
        this(time, database, MAX_SERIES);
    }

    MetricStore(TimeSource time, Database database, int maxSeries) {
        this.time = time;
        this.tables = new MetricTables(database);
        this.catalog = new SeriesCatalog(tables, second() / 60);
        this.upkeep = new MetricUpkeep(tables, catalog, maxSeries, second() / 60);
        scheduleUpkeep();
    }

    @Override
    public void record(MetricId metric, double value) {
        catalog.series(metric).add(second(), value);
    }

    /** How long a metric's points of a minute and more can be read. */
    static Duration minutesKept(MetricId metric) {
        return metric.namespace().equals("AWS/Usage") ? USAGE_KEPT : MINUTES_KEPT;
    }

    /** The present time in epoch seconds. */
    long second() {
        return time.now().getEpochSecond();
    }

    SeriesCatalog catalog() {
        return catalog;
    }

    /**
     * Reads one metric's points in the order of time, the running period included.
     *
     * @param start epoch seconds, inclusive; rounded down to a multiple of the period
     * @param end epoch seconds, exclusive: the last point may begin right before it
     * @param period seconds: 1, 5, 10, 20, 30 or a multiple of 60
     * @return nothing for what is no longer kept at such a period
     */
    List<MetricPoint> read(MetricId metric, long start, long end, int period) {
        Series series = catalog.find(metric);
        long now = second();
        long kept = (period < 60 ? SECONDS_KEPT : minutesKept(metric)).toSeconds();
        long from = Math.max(Math.floorDiv(start, period) * period, Math.ceilDiv(now - kept, period) * (long) period);
        long to = Math.min(end, now + 60);
        if (series == null || from >= to) {
            return List.of();
        }
        PointCollector points = new PointCollector(period);
        if (period < 60) {
            seconds(series, Math.floorDiv(from, 60L), Math.ceilDiv(to, 60L))
                    .forEach((minute, block) -> block.forEach((set, slot) -> {
                        long second = minute * 60 + slot;
                        if (second >= from && second < Math.ceilDiv(to, period) * (long) period) {
                            points.add(second, set);
                        }
                    }));
        } else {
            boolean byHours = period % 3600 == 0;
            minutes(series, from / 60, Math.ceilDiv(to, period) * (long) period / 60, byHours)
                    .forEach((minute, set) -> points.add(minute * 60, set));
        }
        return points.points();
    }

    private NavigableMap<Long, StatisticBlock> seconds(Series series, long from, long to) {
        NavigableMap<Long, StatisticBlock> found = new TreeMap<>();
        // Memory first: a minute that upkeep lets go of meanwhile is then either here or already in the database.
        long memoryFrom = series.read(from, to, found);
        tables.minutes(series.id(), Math.max(from, upkeep.foldedBefore()), Math.min(to, memoryFrom), found);
        return found;
    }

    /** @param byHours whether a folded hour may be told as one, at its first minute */
    private NavigableMap<Long, StatisticSet> minutes(Series series, long from, long to, boolean byHours) {
        NavigableMap<Long, StatisticSet> found = new TreeMap<>();
        seconds(series, from, to).forEach((minute, block) -> {
            StatisticSet total = block.total();
            if (total != null) {
                found.put(minute, total);
            }
        });
        if (from < upkeep.foldedBefore()) {
            for (MetricTables.BlockRow hour : tables.hours(series.id(), from / 60, Math.ceilDiv(to, 60L))) {
                long first = hour.time() * 60;
                StatisticSet total = byHours ? hour.block().total() : null;
                if (total != null && found.subMap(first, first + 60).isEmpty()) {
                    found.put(first, total);
                } else {
                    hour.block().forEach((set, slot) -> found.putIfAbsent(first + slot, set));
                }
            }
        }
        return found.subMap(from, true, to, false);
    }

    private void scheduleUpkeep() {
        if (!closed) {
            next = time.after(
                    Duration.ofSeconds(SAVE_SECONDS),
                    () -> Thread.ofVirtual().name("weir-metrics").start(() -> {
                        maintain();
                        scheduleUpkeep();
                    }));
        }
    }

    /** Saves what is new and drops what is old. Runs by itself every few seconds. */
    void maintain() {
        maintaining.lock();
        try {
            if (!closed) {
                upkeep.run(second());
            }
        } catch (StoreException e) {
            LOG.warn("Metrics could not be saved and are kept in memory for now: {}", e.getMessage());
        } finally {
            maintaining.unlock();
        }
    }

    /** Saves everything. Does not close the database. */
    @Override
    public void close() {
        maintain();
        maintaining.lock();
        try {
            closed = true;
        } finally {
            maintaining.unlock();
        }
        TimeSource.Scheduled waiting = next;
        if (waiting != null) {
            waiting.cancel();
        }
    }
}
