package dev.weir.broker.kinesis;

import dev.weir.broker.cloudwatch.MetricSink;
import dev.weir.broker.store.RecordStore;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the states of streams that end by themselves: by the clock, or by the first that looks at the stream after that.
 * What follows is made durable first and seen afterwards. Thread-safe.
 */
final class StreamTransitions {

    private static final Logger LOG = LoggerFactory.getLogger(StreamTransitions.class);

    private final TimeSource time;
    private final StreamStore store;
    private final RecordStore records;
    private final MetricSink sink;
    private final boolean limits;
    private final Consumer<LiveStream> whenGone;
    private volatile boolean stopped;

    /**
     * @param limits whether shards hold their throughput limits
     * @param whenGone told of a stream whose deletion is complete
     */
    StreamTransitions(
            TimeSource time,
            StreamStore store,
            RecordStore records,
            MetricSink sink,
            boolean limits,
            Consumer<LiveStream> whenGone) {
        this.time = time;
        this.store = store;
        this.records = records;
        this.sink = sink;
        this.limits = limits;
        this.whenGone = whenGone;
    }

    void stop() {
        stopped = true;
    }

    /** Ends the stream's state if its time has come. */
    void settle(LiveStream live) {
        if (!isDue(live)) {
            return;
        }
        live.lock.lock();
        try {
            if (isDue(live)) {
                switch (live.now().state()) {
                    case StreamState.Deleting _ -> remove(live);
                    case StreamState.Passing passing -> advance(live, passing.until());
                    case StreamState.Active _ -> {}
                }
            }
        } finally {
            live.lock.unlock();
        }
    }

    private boolean isDue(LiveStream live) {
        return !stopped
                && !live.isGone()
                && live.now().state() instanceof StreamState.Passing passing
                && !Streams.now(time).isBefore(passing.until());
    }

    /** The logs go first: what is cut off here is begun again after a restart, as the stream is still DELETING. */
    private void remove(LiveStream live) {
        Stream stream = live.now();
        for (Shard shard : stream.shards().all()) {
            records.drop(stream.key(shard));
        }
        store.delete(stream);
        live.markGone();
        whenGone.accept(live);
    }

    /**
     * Ends a state as of the time it was to end, however late that is noticed; a shard never closes before its last
     * record. Writers of the shards that close are held until the new map is durable and seen; then they go to the
     * children.
     */
    private void advance(LiveStream live, Instant due) {
        Stream provisional = live.now().settled(due);
        List<ShardLog> closing = live.now().shards().open().stream()
                .filter(shard -> isClosedIn(provisional, shard))
                .map(live::log)
                .toList();
        long endMillis = due.toEpochMilli();
        for (ShardLog log : closing) {
            endMillis = Math.max(endMillis, log.beginClose());
        }
        boolean done = false;
        try {
            Stream next = live.now().settled(Instant.ofEpochMilli(endMillis));
            store.save(next);
            openLogs(live, next);
            live.publish(next);
            done = true;
        } finally {
            for (ShardLog log : closing) {
                log.endClose(done);
            }
        }
    }

    private static boolean isClosedIn(Stream stream, Shard shard) {
        Shard there = stream.shards().find(shard.index());
        return there == null || !there.isOpen();
    }

    /** Opens the logs that a stream's shards lack. */
    void openLogs(LiveStream live, Stream stream) {
        for (Shard shard : stream.shards().all()) {
            if (!live.hasLog(shard)) {
                live.addLog(shard, new ShardLog(stream, shard, records, sink, limits));
            }
        }
    }

    /** Has a passing state ended when its time comes. */
    void schedule(LiveStream live, Stream stream) {
        if (stream.state() instanceof StreamState.Passing passing) {
            Duration left = Duration.between(Streams.now(time), passing.until());
            time.after(
                    left.isNegative() ? Duration.ZERO : left,
                    () -> Thread.startVirtualThread(() -> {
                        try {
                            settle(live);
                        } catch (StoreException e) {
                            LOG.error(
                                    "Stream {} stays {} for now", stream.name().name(), passing.status(), e);
                        }
                    }));
        }
    }
}
