package dev.weir.app.records.transfer;

import dev.weir.app.fx.Pace;
import dev.weir.app.records.tail.ShardLister;
import dev.weir.app.records.tail.TailedRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * Reads a range of a stream in the order of arrival, all shards merged; a shard begins when its parents have been read.
 * What is read ahead is bounded to about 64 MiB. It can begin where an earlier one ended. One thread calls it.
 */
final class RangeScan implements AutoCloseable {

    private static final int AHEAD_BYTES = 64 << 20;
    private static final int READERS = 16;

    private final KinesisClient kinesis;
    private final String streamName;
    private final ScanRange range;
    private final Pace pace;
    private final Map<String, ShardProgress> progress;
    private final Map<String, Set<String>> parents = new TreeMap<>();
    private final Set<String> finished = new HashSet<>();
    private final Map<String, ShardLane> lanes = new HashMap<>();
    private final Map<String, CompletableFuture<ShardLane>> filling = new HashMap<>();
    private final PriorityQueue<ShardLane> ready =
            new PriorityQueue<>(Comparator.comparingLong(RangeScan::head).thenComparing(ShardLane::shardId));
    private final Semaphore reading = new Semaphore(READERS);
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Set<String> trimmed = new HashSet<>();
    private final Instant to;
    private final int wantedBytes;

    /**
     * Lists the shards. Blocks; throws what the SDK throws.
     *
     * @param progress where to go on in each shard; empty for the beginning
     */
    RangeScan(
            KinesisClient kinesis,
            String streamName,
            ScanRange range,
            Map<String, ShardProgress> progress,
            InstantSource clock,
            Pace pace) {
        this.kinesis = kinesis;
        this.streamName = streamName;
        this.range = range;
        this.pace = pace;
        this.progress = new TreeMap<>(progress);
        this.to = range.to() == null ? serviceTime(kinesis, streamName, clock) : range.to();
        List<Shard> shards = ShardLister.all(kinesis, streamName).stream()
                .filter(shard -> range.shardId() == null || range.shardId().equals(shard.shardId()))
                .toList();
        for (Shard shard : shards) {
            parents.put(
                    shard.shardId(),
                    Set.copyOf(Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
                            .filter(Objects::nonNull)
                            .toList()));
        }
        progress.forEach((shard, done) -> {
            if (done.finished()) {
                finished.add(shard);
            } else if (!parents.containsKey(shard)) {
                // It was being read and is gone: its last records were trimmed.
                trimmed.add(shard);
            }
        });
        this.wantedBytes = Math.clamp(AHEAD_BYTES / Math.max(1, shards.size()), 128 << 10, 2 << 20);
        begin();
    }

    /** The end of the range by the service's own clock: this machine's may be off. */
    private static Instant serviceTime(KinesisClient kinesis, String streamName, InstantSource clock) {
        ListShardsResponse answer =
                kinesis.listShards(request -> request.streamName(streamName).maxResults(1));
        String date = answer.sdkHttpResponse() == null
                ? null
                : answer.sdkHttpResponse().firstMatchingHeader("Date").orElse(null);
        if (date != null) {
            try {
                // The header has whole seconds.
                return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant()
                        .plus(Duration.ofMillis(999));
            } catch (DateTimeParseException e) {
                return clock.instant();
            }
        }
        return clock.instant();
    }

    private static long head(ShardLane lane) {
        TailedRecord record = lane.peek();
        return record == null ? Long.MIN_VALUE : record.arrivalMillis();
    }

    /** The last arrival that belongs to the range. */
    Instant to() {
        return to;
    }

    /** How many shards the range has, and how many of them have been read. */
    int shards() {
        return parents.size();
    }

    int shardsFinished() {
        return (int) parents.keySet().stream().filter(finished::contains).count();
    }

    /** Shards that went away before all of their records were read: those records are lost. */
    Set<String> trimmed() {
        return Set.copyOf(trimmed);
    }

    private void begin() {
        for (Map.Entry<String, Set<String>> shard : parents.entrySet()) {
            String id = shard.getKey();
            boolean mayBegin = shard.getValue().stream()
                    .allMatch(parent -> finished.contains(parent) || !parents.containsKey(parent));
            if (mayBegin && !finished.contains(id) && !lanes.containsKey(id)) {
                ShardProgress done = progress.get(id);
                ShardLane lane = new ShardLane(
                        kinesis,
                        streamName,
                        id,
                        range.from(),
                        to,
                        done == null ? null : done.lastSequenceNumber(),
                        wantedBytes,
                        pace);
                lanes.put(id, lane);
                fill(lane);
            }
        }
    }

    private void fill(ShardLane lane) {
        CompletableFuture<ShardLane> future = new CompletableFuture<>();
        filling.put(lane.shardId(), future);
        Thread thread = Thread.ofVirtual().name("weir: scan " + lane.shardId()).unstarted(() -> {
            try {
                reading.acquire();
                try {
                    lane.fill();
                } finally {
                    reading.release();
                }
                future.complete(lane);
            } catch (Throwable thrown) {
                future.completeExceptionally(thrown);
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
    }

    /** The next record, or null at the end of the range. Throws what the SDK throws. */
    @Nullable TailedRecord next() throws InterruptedException {
        while (true) {
            gather();
            ShardLane lane = ready.poll();
            if (lane == null) {
                if (filling.isEmpty()) {
                    return null;
                }
                continue;
            }
            TailedRecord record = lane.take();
            if (lane.peek() != null) {
                ready.add(lane);
            } else {
                after(lane);
            }
            return record;
        }
    }

    /** Every lane must show its next record before the earliest can be told. */
    private void gather() throws InterruptedException {
        while (!filling.isEmpty()) {
            for (CompletableFuture<ShardLane> future : List.copyOf(filling.values())) {
                ShardLane lane = await(future);
                filling.remove(lane.shardId());
                if (lane.peek() != null) {
                    ready.add(lane);
                } else {
                    after(lane);
                }
            }
        }
    }

    private static ShardLane await(CompletableFuture<ShardLane> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof InterruptedException cause) {
                throw cause;
            }
            throw new CompletionException(e.getCause());
        }
    }

    private void after(ShardLane lane) {
        if (!lane.atEnd()) {
            fill(lane);
            return;
        }
        if (lane.trimmed()) {
            trimmed.add(lane.shardId());
        }
        lanes.remove(lane.shardId());
        finished.add(lane.shardId());
        begin();
    }

    /** Which shards have been read to the end of the range; their last records have been given out. */
    List<String> finished() {
        return new ArrayList<>(finished);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
