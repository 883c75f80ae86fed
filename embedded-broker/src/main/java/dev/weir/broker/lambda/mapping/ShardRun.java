package dev.weir.broker.lambda.mapping;

import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.kinesis.StreamReader;
import dev.weir.broker.lambda.mapping.MappingStore.Checkpoint;
import dev.weir.broker.store.StoredRecord;
import dev.weir.broker.time.WakeUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * Works off one shard: gathers records, brings them to the function in batches, and keeps how far it has come once all
 * that was gathered is done with. With a parallelisation factor, records are dealt out by their partition keys, so that
 * those of one key stay in order. Runs on one thread.
 */
final class ShardRun implements BatchSender.Pause {

    private static final int BATCH_SIZE = 100;
    private static final int READ_BYTES = 4 << 20;
    private static final long EVENT_BYTES = (6 << 20) - 1024;

    /** How often it looks again, beside being told of new records: a stream's key may be usable again, for instance. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /** What the service asks for where a function's role may not read its stream. */
    static final String PLEASE =
            "Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, ListShards, and"
                    + " ListStreams Actions on your stream in IAM.";

    private final GetRecordsRequest request;
    private final Mapping mapping;
    private final MappingParts parts;
    private final MappingStore store;
    private final StreamReader stream;
    private final int shard;
    private final String shardId;
    private final int batchSize;
    private final int factor;
    private final Duration window;
    private final EventFilter filter;
    private final Consumer<String> result;
    private final WakeUp wakeUp;
    private final Set<WakeUp> pauses = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    ShardRun(
            Mapping mapping,
            MappingParts parts,
            MappingStore store,
            StreamReader stream,
            StreamReader.ShardView shard,
            Consumer<String> result) {
        EventSourceMappingConfiguration settings = mapping.settings();
        this.request =
                GetRecordsRequest.builder().streamARN(settings.eventSourceArn()).build();
        this.mapping = mapping;
        this.parts = parts;
        this.store = store;
        this.stream = stream;
        this.shard = shard.index();
        this.shardId = shard.id();
        this.batchSize = settings.batchSize() == null ? BATCH_SIZE : settings.batchSize();
        this.factor = settings.parallelizationFactor() == null ? 1 : settings.parallelizationFactor();
        Integer seconds = settings.maximumBatchingWindowInSeconds();
        this.window = Duration.ofSeconds(seconds == null ? 0 : seconds);
        this.filter = EventFilter.of(settings.filterCriteria());
        this.result = result;
        this.wakeUp = new WakeUp(parts.time());
    }

    /** Ends soon; what the function works on is waited for. */
    void stop() {
        stopped = true;
        wakeUp.run();
        pauses.forEach(WakeUp::run);
    }

    @Override
    public boolean getAsBoolean() {
        return stopped;
    }

    @Override
    public boolean forA(Duration time) {
        long end = parts.time().nanoTime() + time.toNanos();
        WakeUp pause = new WakeUp(parts.time()); // its own, as several lanes may pause
        pauses.add(pause);
        try {
            while (!stopped && parts.time().nanoTime() - end < 0) {
                pause.await(end);
            }
        } finally {
            pauses.remove(pause);
            pause.close();
        }
        return !stopped;
    }

    /**
     * Works until the shard is done with or this is stopped.
     *
     * @param from the position to begin at
     * @return whether the shard is done with
     */
    boolean work(long from) {
        stream.listen(shard, wakeUp);
        stream.listen(wakeUp);
        try {
            long next = from;
            while (!stopped) {
                Gathered gathered = gather(next);
                if (gathered == null || !sendAll(gathered.records())) {
                    return false;
                }
                boolean moved = gathered.next() != next || gathered.atEnd();
                next = gathered.next();
                if (moved) {
                    store.save(mapping.uuid(), shard, new Checkpoint(next, gathered.atEnd()));
                }
                if (gathered.atEnd()) {
                    return true;
                }
            }
            return false;
        } finally {
            stream.ignore(shard, wakeUp);
            stream.ignore(wakeUp);
            wakeUp.close();
        }
    }

    /**
     * Records to be worked on.
     *
     * @param next the position after them
     */
    private record Gathered(List<SourceRecord> records, long next, boolean atEnd) {}

    /** Waits for records, and for more of them within the batching window; null if the shard or the stream is gone. */
    private @Nullable Gathered gather(long from) {
        List<SourceRecord> records = new ArrayList<>();
        long next = from;
        long bytes = 0;
        long until = 0;
        int wanted = batchSize * factor;
        while (!stopped) {
            StreamReader.Chunk chunk = read(next, wanted - records.size());
            if (chunk == null) {
                return null;
            }
            for (StoredRecord stored : chunk.records()) {
                SourceRecord each = new SourceRecord(shardId, stream.sequenceNumber(shard, stored), stored);
                if (filter.test(each)) {
                    records.add(each);
                    bytes += each.eventBytes();
                }
            }
            if (!records.isEmpty() && next == from && until == 0) {
                until = parts.time().nanoTime() + window.toNanos();
            }
            boolean moved = chunk.next() != next;
            next = chunk.next();
            boolean full = records.size() >= wanted || bytes >= EVENT_BYTES;
            boolean over = !records.isEmpty() && parts.time().nanoTime() - until >= 0;
            if (chunk.atEnd() || full || over) {
                return new Gathered(records, next, chunk.atEnd());
            }
            if (records.isEmpty() && moved) {
                return new Gathered(records, next, false); // all were filtered out, and count as processed
            }
            if (!moved) {
                long look = parts.time().nanoTime() + LOOK.toNanos();
                wakeUp.await(records.isEmpty() ? look : Math.min(look, until));
            }
        }
        return null;
    }

    /** Reads in the function's role; while that may not, it is tried again and again. */
    private StreamReader.@Nullable Chunk read(long from, int most) {
        Duration wait = FIRST_PAUSE;
        while (true) {
            try {
                return parts.calls()
                        .<StreamReader.@Nullable Chunk, RuntimeException>make(
                                mapping.region(),
                                mapping.settings().functionArn(),
                                ServiceId.KINESIS,
                                "GetRecords",
                                request,
                                () -> stream.read(shard, from, most, READ_BYTES));
            } catch (AwsException e) {
                if (!e.code().equals(ServiceCalls.DENIED)) {
                    throw e;
                }
                result.accept("PROBLEM: Cannot access stream. " + PLEASE);
                if (!forA(wait)) {
                    return null;
                }
                wait = wait.multipliedBy(2).compareTo(LOOK) > 0 ? LOOK : wait.multipliedBy(2);
            }
        }
    }

    private boolean sendAll(List<SourceRecord> records) {
        if (factor == 1) {
            return sendLane(records);
        }
        List<List<SourceRecord>> lanes = new ArrayList<>();
        for (int i = 0; i < factor; i++) {
            lanes.add(new ArrayList<>());
        }
        records.forEach(
                each -> lanes.get(Math.floorMod(each.stored().partitionKey().hashCode(), factor))
                        .add(each));
        lanes.removeIf(List::isEmpty);
        boolean done = true;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> ends = new ArrayList<>();
            for (List<SourceRecord> lane : lanes) {
                Callable<Boolean> work = () -> sendLane(lane);
                ends.add(threads.submit(work));
            }
            for (Future<Boolean> end : ends) {
                done &= end.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A batch could not be sent", e.getCause());
        }
        return done;
    }

    private boolean sendLane(List<SourceRecord> lane) {
        BatchSender sender = new BatchSender(mapping, parts, this, result);
        int begin = 0;
        while (begin < lane.size()) {
            int end = begin;
            long bytes = 0;
            while (end < lane.size() && end - begin < batchSize) {
                bytes += lane.get(end).eventBytes();
                if (bytes > EVENT_BYTES && end > begin) {
                    break;
                }
                end++;
            }
            if (!sender.send(lane.subList(begin, end))) {
                return false;
            }
            begin = end;
        }
        return true;
    }
}
