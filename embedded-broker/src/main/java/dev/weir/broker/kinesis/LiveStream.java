package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.cloudwatch.MetricSink;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A stream at work: its present description and the logs of its shards. Readers and writers take the description as it
 * stands; {@link Streams} alone replaces it, holding the lock. Thread-safe.
 */
final class LiveStream {

    /** Calls to ListShards a second, of the service. */
    private static final double LIST_CALLS = 1_000;

    final ReentrantLock lock = new ReentrantLock();

    private final StreamMetrics metrics;
    private final StreamConsumers consumers = new StreamConsumers();
    private final Signals changes = new Signals();
    /** Most streams have few shards, and there may be thousands of streams. */
    private final Map<Integer, ShardLog> logs = new ConcurrentHashMap<>(1);

    private final WriteMeter writeMeter;
    private @Nullable TokenBucket listCalls;
    private volatile Stream now;
    private volatile boolean gone;
    private volatile @Nullable SealingKey sealingKey;

    LiveStream(Stream stream, MetricSink sink, long nanoTime) {
        this.now = stream;
        this.writeMeter = new WriteMeter(nanoTime);
        this.metrics = new StreamMetrics(sink, stream.name().name());
    }

    Stream now() {
        return now;
    }

    StreamMetrics metrics() {
        return metrics;
    }

    StreamConsumers consumers() {
        return consumers;
    }

    /** Raised whenever the stream or its consumers have changed. */
    Signals changes() {
        return changes;
    }

    WriteMeter writeMeter() {
        return writeMeter;
    }

    /** The data key that new records were last sealed with, if there was one since the broker's start. */
    @Nullable SealingKey sealingKey() {
        return sealingKey;
    }

    void sealWith(SealingKey key) {
        sealingKey = key;
    }

    /** Counts a ListShards call, and says whether it is within the limit. */
    synchronized boolean admitListing(long nanoTime) {
        if (listCalls == null) {
            listCalls = new TokenBucket(LIST_CALLS, nanoTime);
        }
        return listCalls.takeOne(nanoTime);
    }

    /** Whether the stream's deletion is complete. */
    boolean isGone() {
        return gone;
    }

    void markGone() {
        gone = true;
        changes.raise();
    }

    void publish(Stream stream) {
        now = stream;
        logs.values().forEach(log -> log.metrics().follow(stream.settings()));
        changes.raise();
    }

    /** The log of a shard of the present map. */
    ShardLog log(Shard shard) {
        ShardLog log = logs.get(shard.index());
        if (log == null) {
            // The shard expired between the look at the map and now.
            throw AwsException.of("ResourceNotFoundException", shard.id() + " has expired");
        }
        return log;
    }

    void addLog(Shard shard, ShardLog log) {
        log.metrics().follow(now.settings());
        logs.put(shard.index(), log);
    }

    boolean hasLog(Shard shard) {
        return logs.containsKey(shard.index());
    }

    void removeLog(Shard shard) {
        logs.remove(shard.index());
    }
}
