package dev.weir.broker.kinesis;

/**
 * How much may be read from a shard by GetRecords and how often its iterators may be asked for, all readers together:
 * 2 MiB and 5 calls a second, and 5 iterators a second. A call that returns more than a second's worth is paid in full
 * by the time after it, so that none is served for 5 s after 10 MiB. Thread-safe.
 */
final class ReadLimit {

    private static final double BYTES = 2 << 20;
    private static final double CALLS = 5;

    private final boolean enforced;
    private final TokenBucket bytes;
    private final TokenBucket calls;
    private final TokenBucket iterators;

    ReadLimit(boolean enforced, long nanoTime) {
        this.enforced = enforced;
        this.bytes = new TokenBucket(BYTES, nanoTime);
        this.calls = new TokenBucket(CALLS, nanoTime);
        this.iterators = new TokenBucket(CALLS, nanoTime);
    }

    /** Counts a GetRecords call, and says whether it may read. */
    synchronized boolean admitCall(long nanoTime) {
        if (!enforced) {
            return true;
        }
        boolean admitted = calls.has(1, nanoTime) && bytes.isPositive(nanoTime);
        if (admitted) {
            calls.take(1);
        }
        return admitted;
    }

    /** Charges what an admitted call has read. */
    synchronized void charge(double bytesRead) {
        if (bytesRead > BYTES) {
            bytes.takeWithoutBurst(bytesRead);
        } else {
            bytes.take(bytesRead);
        }
    }

    /** Counts a GetShardIterator call, and says whether it may be answered. */
    synchronized boolean admitIterator(long nanoTime) {
        return !enforced || iterators.takeOne(nanoTime);
    }
}
