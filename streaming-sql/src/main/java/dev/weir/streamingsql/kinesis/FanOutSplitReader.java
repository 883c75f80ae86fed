package dev.weir.streamingsql.kinesis;

import dev.weir.streamingsql.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** Has its shards pushed by enhanced fan-out, and hands on what arrives, on one thread. */
final class FanOutSplitReader implements SplitReader<ShardItem, ShardSplit> {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    /** A subscription that another has taken can be had again after five seconds. */
    private static final int MOST_FAILURES = 20;

    private final StreamAddress stream;
    private final FanOut fanOut;
    private final Set<String> released;
    private final Tally tally;
    private final KinesisAsyncClient kinesis;
    private final Map<String, FannedOutShard> shards = new LinkedHashMap<>();
    /** Bounded by the shards: each has one event on its way at most, and one end. */
    private final BlockingQueue<FannedOutShard.Arrival> arrivals = new LinkedBlockingQueue<>();

    private final AtomicBoolean rung = new AtomicBoolean();
    private @Nullable String consumerArn;

    /**
     * @param released shards that may be let go of, taken out as that is done
     * @param tally told when a shard can't be subscribed to for now
     */
    FanOutSplitReader(StreamAddress stream, FanOut fanOut, Set<String> released, Tally tally) {
        this.tally = tally;
        this.stream = stream;
        this.fanOut = fanOut;
        this.released = released;
        this.kinesis = stream.asyncClient();
    }

    @Override
    public RecordsWithSplitIds<ShardItem> fetch() throws IOException {
        Set<String> letGo = new HashSet<>(released);
        letGo.retainAll(shards.keySet());
        if (!letGo.isEmpty()) {
            released.removeAll(letGo);
            shards.keySet().removeAll(letGo);
            Map<String, List<ShardItem>> last = new HashMap<>();
            letGo.forEach(shardId -> last.put(shardId, List.of(ShardItem.RELEASED)));
            return new RecordsBySplits<>(Map.copyOf(last), letGo);
        }
        long now = System.nanoTime();
        shards.values().forEach(shard -> shard.subscribe(now));
        Map<String, List<ShardItem>> begun = new HashMap<>();
        for (FannedOutShard shard : shards.values()) {
            ShardItem item = shard.takeBegun();
            if (item != null) {
                begun.put(shard.shardId(), List.of(item));
            }
        }
        if (!begun.isEmpty()) {
            return new RecordsBySplits<>(Map.copyOf(begun), Set.of());
        }
        try {
            return next();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RecordsBySplits<>(Map.of(), Set.of());
        }
    }

    private RecordsWithSplitIds<ShardItem> next() throws InterruptedException, IOException {
        FannedOutShard.Arrival arrival =
                rung.getAndSet(false) ? arrivals.poll() : arrivals.poll(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        Map<String, List<ShardItem>> items = new HashMap<>();
        long now = System.nanoTime();
        if (arrival != null) {
            List<ShardItem> its = arrival.shard().take(arrival, now);
            if (arrival.event() != null) {
                tally.well();
            }
            if (arrival.failure() != null && shards.containsValue(arrival.shard())) {
                judge(arrival.shard(), arrival.failure());
            }
            if (!its.isEmpty()) {
                items.put(arrival.shard().shardId(), its);
            }
        }
        for (FannedOutShard shard : shards.values()) {
            if (!items.containsKey(shard.shardId()) && shard.hasBecomeIdle(now)) {
                items.put(shard.shardId(), List.of(ShardItem.IDLE));
            }
        }
        return new RecordsBySplits<>(Map.copyOf(items), Set.of());
    }

    private void judge(FannedOutShard shard, Throwable failure) throws IOException {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String what =
                "Shard " + shard.shardId() + " of " + stream.name() + " can't be subscribed to: " + cause.getMessage();
        if (cause instanceof ResourceNotFoundException || shard.failures() > MOST_FAILURES) {
            throw new IOException(what, cause);
        }
        tally.trouble(what);
    }

    @Override
    public void handleSplitsChanges(SplitsChange<ShardSplit> change) {
        if (!(change instanceof SplitsAddition<ShardSplit>)) {
            throw new UnsupportedOperationException("Only new shards are expected, not " + change);
        }
        String consumer = consumer();
        long now = System.nanoTime();
        for (ShardSplit split : change.splits()) {
            shards.put(split.shardId(), new FannedOutShard(kinesis, consumer, split, arrivals, now));
        }
    }

    /** The enumerator has made it ready before it gave out shards. */
    private String consumer() {
        String known = consumerArn;
        if (known == null) {
            try (KinesisClient client = stream.client()) {
                known = client.describeStreamConsumer(
                                request -> request.streamARN(stream.arn()).consumerName(fanOut.consumerName()))
                        .consumerDescription()
                        .consumerARN();
            } catch (SdkException e) {
                throw new IllegalStateException(
                        "The consumer " + fanOut.consumerName() + " of " + stream.name() + " is not there.", e);
            }
            consumerArn = known;
        }
        return known;
    }

    @Override
    public void wakeUp() {
        // A fetch that waits returns within its longest wait, or at once if it has not begun to.
        rung.set(true);
    }

    @Override
    public void close() {
        shards.values().forEach(FannedOutShard::close);
        kinesis.close();
    }
}
