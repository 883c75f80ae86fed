package dev.weir.app.streams.keyspace;

import dev.weir.app.streams.HashRange;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * Reads samples of one shard, politely: at most once a second of the five times that all its readers have, and about a
 * quarter of a MiB each time of the two MiB a second. It follows the shard's end, and in turn looks into the past where it was told
 * to. What it cannot keep up with it skips. An idle shard is read ever more seldom, one that is throttled as well. One
 * thread at a time.
 */
final class ShardSampler {

    /** The least time from one read to the next. */
    static final Duration LEAST = Duration.ofSeconds(1);

    /** The longest wait of an idle shard, and of one that was throttled. */
    static final Duration LONGEST = Duration.ofSeconds(16);

    /** How far behind a reader may fall before it skips to the end. */
    private static final long MOST_BEHIND_MILLIS = 3_000;

    private static final int BYTES_A_READ = 256 * 1024;
    private static final int FEWEST = 25;
    private static final int MOST = 1000;
    private static final int MOST_MET = 8192;

    private final String shardId;
    private final HashRange range;
    private final Deque<Instant> probes = new ArrayDeque<>();
    /** What looks into the past have brought already, the newest last. */
    private final LinkedHashSet<Long> met = new LinkedHashSet<>();

    private @Nullable String iterator;
    private Instant due = Instant.MIN;
    private Duration wait = LEAST;
    private double averageBytes = 2048;
    private boolean probeNext;
    private boolean finished;

    ShardSampler(String shardId, HashRange range) {
        this.shardId = shardId;
        this.range = range;
    }

    Instant due() {
        return finished ? Instant.MAX : due;
    }

    /** Looks at these times too, in this order, before any that are still to be looked at. */
    void probe(Collection<Instant> times) {
        probes.clear();
        probes.addAll(times);
        finished = false;
        due = due.isAfter(Instant.MIN) && wait.compareTo(LEAST) > 0 ? Instant.MIN : due;
        wait = LEAST;
    }

    /**
     * Reads once.
     *
     * @return null if the shard was throttled or its iterator had expired; it is tried again later
     */
    @Nullable ShardRead read(KinesisClient kinesis, String streamName, Instant now) {
        probeNext = !probeNext;
        Instant past = probeNext || iterator == null ? probes.poll() : null;
        try {
            ShardRead read = past == null ? follow(kinesis, streamName, now) : look(kinesis, streamName, past, now);
            boolean idle = read.samples().isEmpty() && past == null && probes.isEmpty();
            wait = idle && read.kind() == ShardRead.Kind.NEXT ? longer(wait) : LEAST;
            due = now.plus(wait);
            return read;
        } catch (ExpiredIteratorException expired) {
            // It was left alone for more than five minutes.
            iterator = null;
            due = now.plus(LEAST);
            return null;
        } catch (ProvisionedThroughputExceededException busy) {
            wait = longer(wait.multipliedBy(2));
            due = now.plus(wait);
            return null;
        }
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }

    private ShardRead look(KinesisClient kinesis, String streamName, Instant past, Instant now) {
        String at = kinesis.getShardIterator(request -> request.streamName(streamName)
                        .shardId(shardId)
                        .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                        .timestamp(past))
                .shardIterator();
        GetRecordsResponse answer = get(kinesis, at);
        // After a quiet stretch several looks meet the same records.
        List<Record> fresh = answer.records().stream()
                .filter(record -> met.add(identity(record)))
                .toList();
        while (met.size() > MOST_MET) {
            met.removeFirst();
        }
        return read(answer, fresh, ShardRead.Kind.PROBE, now);
    }

    private static long identity(Record record) {
        String number = record.sequenceNumber();
        return ((long) number.hashCode() << 32) | (record.partitionKey().hashCode() & 0xffffffffL);
    }

    private ShardRead follow(KinesisClient kinesis, String streamName, Instant now) {
        String at = iterator;
        ShardRead.Kind kind = ShardRead.Kind.NEXT;
        if (at == null) {
            kind = ShardRead.Kind.FRESH;
            at = kinesis.getShardIterator(request ->
                            request.streamName(streamName).shardId(shardId).shardIteratorType(ShardIteratorType.LATEST))
                    .shardIterator();
        }
        GetRecordsResponse answer = get(kinesis, at);
        iterator = answer.nextShardIterator();
        finished = iterator == null;
        if (behind(answer) > MOST_BEHIND_MILLIS) {
            iterator = null;
        }
        return read(answer, answer.records(), kind, now);
    }

    private GetRecordsResponse get(KinesisClient kinesis, String at) {
        int limit = (int) Math.clamp(BYTES_A_READ / averageBytes, FEWEST, MOST);
        return kinesis.getRecords(request -> request.shardIterator(at).limit(limit));
    }

    private static long behind(GetRecordsResponse answer) {
        return answer.millisBehindLatest() == null ? 0 : answer.millisBehindLatest();
    }

    private ShardRead read(GetRecordsResponse answer, List<Record> records, ShardRead.Kind kind, Instant now) {
        List<Sample> samples = new ArrayList<>(records.size());
        long bytes = 0;
        for (Record record : records) {
            Sample sample = sample(record, now);
            bytes += sample.bytes();
            samples.add(sample);
        }
        if (!samples.isEmpty()) {
            averageBytes += 0.5 * ((double) bytes / samples.size() - averageBytes);
        }
        return new ShardRead(shardId, now.toEpochMilli(), kind, samples, behind(answer) == 0, bytes);
    }

    private Sample sample(Record record, Instant now) {
        String key = record.partitionKey();
        BigInteger hash = PartitionKeys.hash(key);
        boolean outside = hash.compareTo(range.start()) < 0 || hash.compareTo(range.end()) > 0;
        Instant arrived = record.approximateArrivalTimestamp();
        byte[] data = record.data().asByteArrayUnsafe();
        return new Sample(
                (arrived == null ? now : arrived).toEpochMilli(),
                key,
                hash.shiftRight(64).longValue(),
                data.length + key.getBytes(StandardCharsets.UTF_8).length,
                outside,
                aggregated(data));
    }

    /** The KPL begins a record of many with these four bytes. */
    private static boolean aggregated(byte[] data) {
        return data.length > 20
                && data[0] == (byte) 0xF3
                && data[1] == (byte) 0x89
                && data[2] == (byte) 0x9A
                && data[3] == (byte) 0xC2;
    }
}
