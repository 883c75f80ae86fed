package dev.weir.streamingsql.kinesis;

import dev.weir.streamingsql.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Finds the shards of a stream, from time to time and whenever one has ended, and hands them to readers, children after parents. */
final class ShardEnumerator implements SplitEnumerator<ShardSplit, LineageState> {

    private static final Logger LOG = LoggerFactory.getLogger(ShardEnumerator.class);

    private static final long AFTER_FAILURE = Duration.ofSeconds(1).toMillis();

    private final SplitEnumeratorContext<ShardSplit> context;
    private final StreamAddress stream;
    private final KinesisClient kinesis;
    private final StartAt start;
    private final Duration lookEvery;
    private final Lineage lineage;
    private final Tally tally;
    private final Map<Integer, Integer> load = new HashMap<>();
    private final Map<String, Integer> held = new LinkedHashMap<>();
    private final Map<Long, List<String>> endedBefore = new HashMap<>();
    private final Patience patience = new Patience();
    private boolean listedOnce;

    ShardEnumerator(
            SplitEnumeratorContext<ShardSplit> context,
            StreamAddress stream,
            StartAt start,
            Duration lookEvery,
            Lineage lineage,
            Tally tally) {
        this.tally = tally;
        this.context = context;
        this.stream = stream;
        this.kinesis = stream.client();
        this.start = start;
        this.lookEvery = lookEvery;
        this.lineage = lineage;
    }

    @Override
    public void start() {
        context.callAsync(this::list, this::listed, 0, lookEvery.toMillis());
    }

    private List<Shard> list() {
        List<Shard> shards = new ArrayList<>();
        String next = null;
        do {
            ListShardsRequest.Builder request = ListShardsRequest.builder();
            // A token stands for the stream, which must not be named beside it.
            ListShardsResponse page = kinesis.listShards(
                    next == null
                            ? request.streamARN(stream.arn()).build()
                            : request.nextToken(next).build());
            shards.addAll(page.shards());
            next = page.nextToken();
        } while (next != null);
        return shards;
    }

    private void listed(@Nullable List<Shard> shards, @Nullable Throwable failure) {
        if (shards == null) {
            boolean passing = failure instanceof SdkException refused && patience.has(refused, System.nanoTime());
            if (!listedOnce && !passing) {
                throw new FlinkRuntimeException("The shards of " + stream.name() + " can't be listed.", failure);
            }
            LOG.warn("The shards of {} can't be listed now; they will be asked for again.", stream.name(), failure);
            if (!listedOnce) {
                tally.trouble("The shards of " + stream.name() + " can't be listed: " + failure);
                context.callAsync(this::listAfterAWhile, this::listed);
            }
            return;
        }
        if (patience.well()) {
            tally.well();
        }
        listedOnce = true;
        lineage.listed(shards, start);
        assign();
        release();
    }

    private List<Shard> listAfterAWhile() throws InterruptedException {
        Thread.sleep(AFTER_FAILURE);
        return list();
    }

    private void assign() {
        if (load.size() < context.currentParallelism()) {
            return;
        }
        Map<Integer, List<ShardSplit>> assignment = new HashMap<>();
        for (ShardSplit split : lineage.takeReady()) {
            Integer related = lineage.readerFor(split);
            int reader = related != null ? related : leastLoaded();
            load.merge(reader, 1, Integer::sum);
            lineage.readBy(split.shardId(), reader);
            assignment.computeIfAbsent(reader, id -> new ArrayList<>()).add(split);
        }
        if (!assignment.isEmpty()) {
            context.assignSplits(new SplitsAssignment<>(assignment));
        }
        if (listedOnce) {
            load.forEach((reader, shards) -> {
                if (shards == 0) {
                    context.sendEventToSourceReader(reader, new NoShardForYou());
                }
            });
        }
    }

    private int leastLoaded() {
        return Collections.min(load.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private void release() {
        for (var shard : List.copyOf(held.entrySet())) {
            if (lineage.handedOn(shard.getKey())) {
                held.remove(shard.getKey());
                load.merge(shard.getValue(), -1, Integer::sum);
                context.sendEventToSourceReader(shard.getValue(), new ShardReleased(shard.getKey()));
            }
        }
    }

    @Override
    public void handleSourceEvent(int reader, SourceEvent event) {
        switch (event) {
            case ReaderHolds(List<String> shardIds) -> {
                load.put(reader, shardIds.size());
                shardIds.forEach(shardId -> lineage.readBy(shardId, reader));
                assign();
            }
            case ShardEnded(String shardId) -> {
                lineage.ended(shardId);
                held.put(shardId, reader);
                context.callAsync(this::list, this::listed);
            }
            default -> LOG.warn("Not understood: {}", event);
        }
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {}

    @Override
    public void addSplitsBack(List<ShardSplit> splits, int reader) {
        lineage.putBack(splits);
        held.values().removeIf(id -> id == reader);
        load.remove(reader);
    }

    /** It says itself what it has, in {@link ReaderHolds}; until then nothing is given out. */
    @Override
    public void addReader(int reader) {}

    @Override
    public LineageState snapshotState(long checkpoint) {
        endedBefore.put(checkpoint, lineage.ended());
        return lineage.state();
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        List<String> ended = endedBefore.get(checkpoint);
        endedBefore.keySet().removeIf(earlier -> earlier <= checkpoint);
        if (ended != null) {
            lineage.settled(ended);
            assign();
            release();
        }
    }

    @Override
    public void close() throws IOException {
        kinesis.close();
    }
}
