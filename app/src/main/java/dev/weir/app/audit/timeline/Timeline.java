package dev.weir.app.audit.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Calls and failed calls over time, in buckets of one length. */
public final class Timeline {

    private static final long[] BUCKETS = {60, 300, 900, 3_600, 10_800, 21_600, 86_400};
    private static final int MOST = 180;

    private final Instant from;
    private final Duration bucket;
    private final long[] calls;
    private final long[] failed;
    private final String source;

    private Timeline(Instant from, Duration bucket, int count, String source) {
        this.from = from;
        this.bucket = bucket;
        this.calls = new long[count];
        this.failed = new long[count];
        this.source = source;
    }

    /**
     * A timeline of nothing yet.
     *
     * @param source what is counted, one sentence without its full stop
     */
    public static Timeline empty(Instant from, Instant to, String source) {
        long bucket = bucketSeconds(Duration.between(from, to));
        long first = Math.floorDiv(from.getEpochSecond(), bucket) * bucket;
        int count = (int) Math.max(1, Math.ceilDiv(to.getEpochSecond() + 1 - first, bucket));
        return new Timeline(Instant.ofEpochSecond(first), Duration.ofSeconds(bucket), count, source);
    }

    /** The shortest bucket, in seconds, that makes no more than {@value #MOST} of a stretch; CloudWatch counts by whole minutes. */
    static long bucketSeconds(Duration length) {
        return Arrays.stream(BUCKETS)
                .filter(bucket -> length.toSeconds() / bucket < MOST)
                .findFirst()
                .orElse(Math.max(1, length.toDays() / MOST + 1) * 86_400);
    }

    /** Counts a call; one outside of the stretch is left out. */
    public void count(Instant time, boolean failure) {
        long index = Math.floorDiv(time.getEpochSecond() - from.getEpochSecond(), bucket.toSeconds());
        if (index >= 0 && index < calls.length) {
            calls[(int) index]++;
            if (failure) {
                failed[(int) index]++;
            }
        }
    }

    /** The first bucket's beginning, a multiple of the bucket. */
    public Instant from() {
        return from;
    }

    /** The last bucket's end. */
    public Instant to() {
        return from.plus(bucket.multipliedBy(calls.length));
    }

    public Duration bucket() {
        return bucket;
    }

    /** One a bucket; not to be written by others than those who count. */
    public long[] calls() {
        return calls;
    }

    /** Those of the calls that failed, one a bucket. */
    public long[] failed() {
        return failed;
    }

    /** What was counted, one sentence without its full stop. */
    public String source() {
        return source;
    }

    /** All calls. */
    public long total() {
        return Arrays.stream(calls).sum();
    }

    /** All that failed. */
    public long totalFailed() {
        return Arrays.stream(failed).sum();
    }
}
