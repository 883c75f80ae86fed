package dev.weir.app.records.ruler;

import java.util.Arrays;

/** How many records arrived in each bucket of a span; not-a-number where nobody knows. Not to be changed. */
public final class RulerDensity {

    /** Where the counts come from. */
    public enum Source {
        /** Nothing is known. */
        NONE,
        /** CloudWatch's IncomingRecords: all that arrived. */
        CLOUD_WATCH,
        /** The records that were read here. */
        READ
    }

    static final RulerDensity NOTHING = new RulerDensity(Source.NONE, 0, 1, new double[0]);

    private final Source source;
    private final long fromMillis;
    private final long bucketMillis;
    private final double[] counts;

    /** @param counts not changed any more */
    public RulerDensity(Source source, long fromMillis, long bucketMillis, double[] counts) {
        this.source = source;
        this.fromMillis = fromMillis;
        this.bucketMillis = bucketMillis;
        this.counts = counts;
    }

    public Source source() {
        return source;
    }

    public long bucketMillis() {
        return bucketMillis;
    }

    long from(int bucket) {
        return fromMillis + bucket * bucketMillis;
    }

    public int buckets() {
        return counts.length;
    }

    /** Records of a bucket. */
    public double count(int bucket) {
        return counts[bucket];
    }

    /** The bucket of a moment, or -1. */
    int bucket(long millis) {
        long bucket = Math.floorDiv(millis - fromMillis, bucketMillis);
        return bucket >= 0 && bucket < counts.length ? (int) bucket : -1;
    }

    double greatest() {
        return Arrays.stream(counts).filter(count -> !Double.isNaN(count)).max().orElse(0);
    }
}
