package dev.weir.broker.kinesis;

import dev.weir.broker.cloudwatch.MetricSink;
import dev.weir.broker.store.RecordStore;
import dev.weir.broker.store.ShardKey;
import dev.weir.broker.store.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The working side of a shard: numbers records, keeps the shard's limits and hands records to the store. Thread-safe;
 * one short lock orders the writers.
 */
final class ShardLog {

    private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

    private final Shard shard;
    private final ShardKey key;
    private final RecordStore store;
    private final boolean limits;
    private final ShardMetrics metrics;
    private final Signals appends = new Signals();
    private volatile @Nullable ReadLimit readLimit;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable WriteLimit writeLimit;
    private boolean closed;
    private long nextIndex;
    private long lastArrivalMillis;
    private CompletableFuture<Void> lastAppend = NOTHING;

    /** Goes on where the store's log ends. */
    ShardLog(Stream stream, Shard shard, RecordStore store, MetricSink sink, boolean limits) {
        this.shard = shard;
        this.key = stream.key(shard);
        this.store = store;
        this.limits = limits;
        this.metrics = new ShardMetrics(sink, stream.name().name(), shard.index());
        this.closed = !shard.isOpen();
        // Index 0 is the shard's own StartingSequenceNumber, so the first record has 1.
        this.nextIndex = store.lastIndex(key).orElse(0) + 1;
        this.lastArrivalMillis = store.lastArrivalMillis(key).orElse(0);
    }

    ShardKey key() {
        return key;
    }

    ShardMetrics metrics() {
        return metrics;
    }

    /** The limits on readers; made when the first comes, since most shards of a broker with very many are idle. */
    ReadLimit readLimit(long nanoTime) {
        ReadLimit known = readLimit;
        return known == null ? firstReadLimit(nanoTime) : known;
    }

    private synchronized ReadLimit firstReadLimit(long nanoTime) {
        ReadLimit known = readLimit;
        if (known == null) {
            known = new ReadLimit(limits, nanoTime);
            readLimit = known;
        }
        return known;
    }

    /** Raised whenever records have become readable. */
    Signals appends() {
        return appends;
    }

    /**
     * Numbers records and hands them to the store, in the order given; those above the shard's limits are left out.
     *
     * @return what was taken, or null if the shard was closed meanwhile and the records belong to its children
     */
    @Nullable Appended append(List<IncomingRecord> records, long nowMillis, long nanoTime) {
        lock.lock();
        try {
            if (closed) {
                return null;
            }
            lastArrivalMillis = Math.max(lastArrivalMillis, nowMillis);
            List<IncomingRecord> taken = new ArrayList<>(records.size());
            List<IncomingRecord> throttled = new ArrayList<>(0);
            List<StoredRecord> stored = new ArrayList<>(records.size());
            long first = nextIndex;
            for (IncomingRecord record : records) {
                if (admit(record, nanoTime)) {
                    taken.add(record);
                    stored.add(new StoredRecord(nextIndex++, lastArrivalMillis, record.partitionKey(), record.data()));
                } else {
                    throttled.add(record);
                }
            }
            if (!stored.isEmpty()) {
                lastAppend = store.append(Map.of(key, stored)).whenComplete((_, _) -> appends.raise());
            }
            return new Appended(this, shard, taken, throttled, first, lastArrivalMillis, lastAppend);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a number is one that this shard has not given out: it would lie in the future. */
    boolean isBeyond(SequenceNumber number) {
        lock.lock();
        try {
            return number.isOf(shard) && number.index() >= nextIndex;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops the writers and waits until what they handed over is durable or has failed.
     *
     * @return when the last record arrived, in milliseconds since the epoch
     */
    long beginClose() {
        lock.lock();
        lastAppend.handle((_, _) -> true).join();
        return lastArrivalMillis;
    }

    /** Lets the writers go on: here, or with the children if the shard is now closed. */
    void endClose(boolean nowClosed) {
        closed = nowClosed;
        lock.unlock();
    }

    private boolean admit(IncomingRecord record, long nanoTime) {
        if (!limits) {
            return true;
        }
        if (writeLimit == null) {
            writeLimit = new WriteLimit(nanoTime);
        }
        return writeLimit.admit(record.bytes(), nanoTime);
    }

    /**
     * What a shard took of a request.
     *
     * @param taken numbered in this order from {@code firstIndex} on
     * @param durable completes when all of them are durable
     */
    record Appended(
            ShardLog log,
            Shard shard,
            List<IncomingRecord> taken,
            List<IncomingRecord> throttled,
            long firstIndex,
            long arrivalMillis,
            CompletableFuture<Void> durable) {

        SequenceNumber sequenceNumber(int ofTaken) {
            return new SequenceNumber(
                    shard.createdSeconds(), shard.index(), firstIndex + ofTaken, arrivalMillis / 1000);
        }

        /** What the taken records count. */
        int bytesTaken() {
            int bytes = 0;
            for (IncomingRecord record : taken) {
                bytes += record.bytes();
            }
            return bytes;
        }
    }
}
