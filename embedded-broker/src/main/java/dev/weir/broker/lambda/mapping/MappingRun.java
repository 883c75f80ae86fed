package dev.weir.broker.lambda.mapping;

import dev.weir.broker.kinesis.StreamReader;
import dev.weir.broker.lambda.mapping.MappingStore.Checkpoint;
import dev.weir.broker.time.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;

/**
 * A mapping at work: a thread for each shard that may be read, and one that looks which these are. A shard is begun when
 * those that it was split or merged from are done with. Thread-safe.
 */
final class MappingRun {

    private static final Logger LOG = LoggerFactory.getLogger(MappingRun.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Mapping mapping;
    private final MappingParts parts;
    private final MappingStore store;
    private final Consumer<String> result;
    private final WakeUp wakeUp;
    private final Map<Integer, ShardRun> running = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopped;

    MappingRun(Mapping mapping, MappingParts parts, MappingStore store, Consumer<String> result) {
        this.mapping = mapping;
        this.parts = parts;
        this.store = store;
        this.result = result;
        this.wakeUp = new WakeUp(parts.time());
    }

    /** Begins, once an earlier run of the same mapping has ended. */
    void start(@Nullable MappingRun earlier) {
        Thread.ofVirtual().name("weir-lambda-mapping").start(() -> {
            try {
                if (earlier != null) {
                    earlier.awaitEnd();
                }
                watch();
            } catch (RuntimeException e) {
                LOG.error("The event source mapping {} stopped", mapping.uuid(), e);
                result.accept("PROBLEM: Internal failure: " + e.getMessage());
            } finally {
                awaitShards();
                wakeUp.close();
                ended.countDown();
            }
        });
    }

    /** Ends soon; what the function works on is waited for by {@link #awaitEnd}. */
    void stop() {
        stopped = true;
        wakeUp.run();
        running.values().forEach(ShardRun::stop);
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitShards() {
        running.values().forEach(ShardRun::stop);
        while (!running.isEmpty()) {
            wakeUp.await(parts.time().nanoTime() + LOOK.toNanos());
        }
    }

    private void watch() {
        StreamReader stream = parts.streams().apply(mapping.settings().eventSourceArn());
        if (stream == null || stream.number() != mapping.streamNumber()) {
            result.accept("PROBLEM: Stream not found");
            return;
        }
        stream.listen(wakeUp);
        try {
            while (!stopped && !stream.isGone()) {
                begin(stream);
                wakeUp.await(parts.time().nanoTime() + LOOK.toNanos());
            }
            if (!stopped) {
                result.accept("PROBLEM: Stream not found");
            }
        } finally {
            stream.ignore(wakeUp);
        }
    }

    private void begin(StreamReader stream) {
        List<StreamReader.ShardView> shards = stream.shards();
        Map<Integer, Checkpoint> checkpoints = new HashMap<>(store.checkpoints(mapping.uuid()));
        Set<Integer> present =
                shards.stream().map(StreamReader.ShardView::index).collect(Collectors.toSet());
        for (StreamReader.ShardView shard : shards) {
            Checkpoint checkpoint = checkpoints.get(shard.index());
            boolean done = checkpoint != null && checkpoint.done();
            boolean mayBegin = stream.parents(shard.index()).stream()
                    .allMatch(parent -> !present.contains(parent) || isDone(checkpoints.get(parent)));
            if (!done && mayBegin && !running.containsKey(shard.index())) {
                begin(stream, shard, checkpoint);
            }
        }
    }

    private static boolean isDone(@Nullable Checkpoint checkpoint) {
        return checkpoint != null && checkpoint.done();
    }

    private void begin(StreamReader stream, StreamReader.ShardView shard, @Nullable Checkpoint checkpoint) {
        ShardRun run = new ShardRun(mapping, parts, store, stream, shard, result);
        running.put(shard.index(), run);
        if (stopped) {
            run.stop();
        }
        long from = checkpoint == null ? startOf(stream, shard) : checkpoint.next();
        Thread.ofVirtual().name("weir-lambda-shard").start(() -> {
            try {
                run.work(from);
            } catch (RuntimeException e) {
                LOG.warn("{} of the mapping {} is begun anew: {}", shard.id(), mapping.uuid(), e.getMessage(), e);
                result.accept("PROBLEM: " + e.getMessage());
                run.forA(AFTER_FAILURE);
            } finally {
                running.remove(shard.index());
                wakeUp.run();
            }
        });
    }

    /** The latest record is the last that was there when the mapping was made, also for shards that came later. */
    private long startOf(StreamReader stream, StreamReader.ShardView shard) {
        EventSourcePosition position = mapping.settings().startingPosition();
        Instant time = mapping.settings().startingPositionTimestamp();
        return switch (position) {
            case LATEST -> stream.positionAt(shard.index(), mapping.createdAt());
            case AT_TIMESTAMP -> time == null ? 0 : stream.positionAt(shard.index(), time);
            default -> 0;
        };
    }
}
