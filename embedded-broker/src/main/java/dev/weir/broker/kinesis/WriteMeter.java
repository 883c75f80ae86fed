package dev.weir.broker.kinesis;

/**
 * Measures what is written to a stream, in the shards that it takes to write it. The rate is the mean of ten seconds or more, so
 * that a single large request is no traffic yet. Thread-safe.
 */
final class WriteMeter {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double WINDOW_SECONDS = 10;
    private static final double SHARD_BYTES = 1 << 20;
    private static final double SHARD_RECORDS = 1_000;

    private long begun;
    private double bytes;
    private double records;
    private double peak;

    WriteMeter(long nanoTime) {
        begun = nanoTime;
    }

    /** Counts records that became durable. */
    synchronized void count(double moreBytes, double moreRecords, long nanoTime) {
        roll(nanoTime);
        bytes += moreBytes;
        records += moreRecords;
    }

    /** The highest rate since this was last asked, in shards. */
    synchronized double takePeak(long nanoTime) {
        roll(nanoTime);
        double result = peak;
        peak = 0;
        return result;
    }

    private void roll(long nanoTime) {
        double seconds = (nanoTime - begun) / NANOS_PER_SECOND;
        if (seconds < WINDOW_SECONDS) {
            return;
        }
        double needed = Math.max(bytes / SHARD_BYTES, records / SHARD_RECORDS) / seconds;
        peak = Math.max(peak, needed);
        bytes = 0;
        records = 0;
        begun = nanoTime;
    }
}
