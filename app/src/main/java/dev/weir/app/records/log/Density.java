package dev.weir.app.records.log;

import java.util.Map;
import java.util.TreeMap;

/** How many records arrived in each stretch of time: exact counts, in ever wider buckets as time grows long. Thread-safe. */
public final class Density {

    private static final int MOST = 4_096;

    private TreeMap<Long, Long> buckets = new TreeMap<>();
    private long width = 1_000;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    synchronized void add(long arrivalMillis) {
        earliest = Math.min(earliest, arrivalMillis);
        latest = Math.max(latest, arrivalMillis);
        buckets.merge(Math.floorDiv(arrivalMillis, width), 1L, Long::sum);
        if (buckets.size() > MOST) {
            width *= 2;
            TreeMap<Long, Long> wider = new TreeMap<>();
            buckets.forEach((bucket, count) -> wider.merge(Math.floorDiv(bucket, 2L), count, Long::sum));
            buckets = wider;
        }
    }

    /** Earliest arrival, or {@link Long#MAX_VALUE} before the first record. */
    public synchronized long earliest() {
        return earliest;
    }

    /** Latest arrival, or {@link Long#MIN_VALUE} before the first record. */
    public synchronized long latest() {
        return latest;
    }

    /** Adds the counts to buckets of another width; what lies outside of them is left out. */
    public synchronized void addTo(double[] counts, long fromMillis, double bucketMillis) {
        for (Map.Entry<Long, Long> bucket : buckets.entrySet()) {
            double middle = (bucket.getKey() + 0.5) * width;
            int index = (int) Math.floor((middle - fromMillis) / bucketMillis);
            if (middle >= fromMillis && index < counts.length) {
                counts[index] += bucket.getValue();
            }
        }
    }
}
