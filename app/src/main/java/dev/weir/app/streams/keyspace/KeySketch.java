package dev.weir.app.streams.keyspace;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.FrequentItemsSketch;

/**
 * The most frequent partition keys among one shard's samples of the last minutes, by records and by bytes, in bounded
 * room: a sketch of heavy hitters a minute. One thread at a time.
 */
final class KeySketch {

    /** How many minutes are looked at. */
    static final int MINUTES = 5;

    /** Holds some three hundred keys a minute; what is more frequent than 1 in 300 is never missed. */
    private static final int MAP_SIZE = 512;

    private static final long MINUTE_MILLIS = 60_000;

    private final TreeMap<Long, Minute> minutes = new TreeMap<>();

    private static final class Minute {
        private final FrequentItemsSketch<String> records = new FrequentItemsSketch<>(MAP_SIZE);
        private final FrequentItemsSketch<String> bytes = new FrequentItemsSketch<>(MAP_SIZE);
        private long aggregated;
    }

    /**
     * A key's part of the samples.
     *
     * @param records at least so many samples had it, and at most {@code recordsError} more
     */
    record Heavy(String key, long records, long recordsError, long bytes) {}

    /**
     * What was found.
     *
     * @param records samples looked at
     * @param bytes of all of them
     * @param aggregated how many of them are aggregates of the KPL
     */
    record Found(List<Heavy> keys, long records, long bytes, long aggregated) {}

    void add(Sample sample) {
        long at = Math.floorDiv(sample.arrivedMillis(), MINUTE_MILLIS);
        if (!minutes.isEmpty() && at <= minutes.lastKey() - MINUTES) {
            return;
        }
        Minute minute = minutes.computeIfAbsent(at, key -> new Minute());
        minute.records.update(sample.key());
        minute.bytes.update(sample.key(), Math.max(1, sample.bytes()));
        minute.aggregated += sample.aggregated() ? 1 : 0;
        while (minutes.firstKey() <= at - MINUTES) {
            minutes.pollFirstEntry();
        }
    }

    /** The keys that are certainly among the most frequent of the last minutes, the most frequent first. */
    Found top(int most, long nowMillis) {
        FrequentItemsSketch<String> records = new FrequentItemsSketch<>(MAP_SIZE);
        FrequentItemsSketch<String> bytes = new FrequentItemsSketch<>(MAP_SIZE);
        long aggregated = 0;
        long oldest = Math.floorDiv(nowMillis, MINUTE_MILLIS) - MINUTES;
        for (Minute minute : minutes.tailMap(oldest, false).values()) {
            records.merge(minute.records);
            bytes.merge(minute.bytes);
            aggregated += minute.aggregated;
        }
        List<Heavy> keys = new ArrayList<>();
        if (!records.isEmpty()) {
            for (FrequentItemsSketch.Row<String> row : records.getFrequentItems(ErrorType.NO_FALSE_POSITIVES)) {
                if (keys.size() < most) {
                    String key = row.getItem();
                    keys.add(new Heavy(
                            key,
                            row.getLowerBound(),
                            row.getUpperBound() - row.getLowerBound(),
                            bytes.getEstimate(key)));
                }
            }
        }
        return new Found(keys, records.getStreamLength(), bytes.getStreamLength(), aggregated);
    }
}
