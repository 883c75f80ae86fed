package dev.weir.broker.kinesis;

/**
 * How much may be put into a shard, of the service: 1 MiB and 1,000 records a second. Not thread-safe: the shard's lock
 * guards it.
 */
final class WriteLimit {

    private static final double BYTES = 1 << 20;
    private static final double RECORDS = 1_000;

    private final TokenBucket bytes;
    private final TokenBucket records;

    WriteLimit(long nanoTime) {
        this.bytes = new TokenBucket(BYTES, nanoTime);
        this.records = new TokenBucket(RECORDS, nanoTime);
    }

    /** Counts a record, and says whether it may be put. */
    boolean admit(double recordBytes, long nanoTime) {
        boolean admitted = records.has(1, nanoTime) && bytes.has(recordBytes, nanoTime);
        if (admitted) {
            records.take(1);
            bytes.take(recordBytes);
        }
        return admitted;
    }
}
