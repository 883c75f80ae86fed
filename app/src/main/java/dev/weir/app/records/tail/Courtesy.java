package dev.weir.app.records.tail;

import java.time.Duration;

/**
 * How much of what the service gives to all readers of a shard this page may take: of five reads and of 2 MiB a second the same share.
 * May be changed at any time, from any thread.
 */
public final class Courtesy {

    /** GetRecords calls a second that a shard answers, to all who read it. */
    public static final int READS_A_SECOND = 5;

    /** Leaves more than half to others. */
    public static final double POLITE = 2;

    private static final double BYTES_A_SECOND = 2 << 20;
    private static final double LEAST = 0.2;

    private volatile double reads;

    public Courtesy(double readsASecond) {
        allow(readsASecond);
    }

    /** Reads a second of each shard from now on, 0.2 to 5. */
    public void allow(double readsASecond) {
        reads = Math.clamp(readsASecond, LEAST, READS_A_SECOND);
    }

    /** Reads a second that may be spent on a shard. */
    public double allowed() {
        return reads;
    }

    /** The least time from a read that brought so many bytes to the next one. */
    Duration after(long bytes) {
        double seconds = Math.max(1 / reads, bytes / (BYTES_A_SECOND * reads / READS_A_SECOND));
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
