package dev.weir.app.records.transfer;

import dev.weir.app.fx.Pace;
import dev.weir.app.records.tail.TailedRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * Reads one shard's part of a range, an answer at a time, each record once and in order. At most four reads a second of
 * the shard's five, so that its other readers are not held up. Only one thread reads at a time.
 */
final class ShardLane {

    private static final Duration BETWEEN_READS = Duration.ofMillis(250);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 8;

    private final KinesisClient kinesis;
    private final String streamName;
    private final String shardId;
    private final @Nullable Instant from;
    private final Instant to;
    private final Pace pace;
    private final int wantedBytes;
    private final Queue<TailedRecord> read = new ArrayDeque<>();
    private @Nullable String iterator;
    private @Nullable String after;
    private int limit;
    private long lastRead;
    private boolean atEnd;
    private boolean trimmed;

    ShardLane(
            KinesisClient kinesis,
            String streamName,
            String shardId,
            @Nullable Instant from,
            Instant to,
            @Nullable String after,
            int wantedBytes,
            Pace pace) {
        this.kinesis = kinesis;
        this.streamName = streamName;
        this.shardId = shardId;
        this.from = from;
        this.to = to;
        this.after = after;
        this.wantedBytes = wantedBytes;
        this.limit = Math.clamp(wantedBytes / 65_536, 1, 100);
        this.pace = pace;
        this.lastRead = pace.nanoTime() - BETWEEN_READS.toNanos();
    }

    String shardId() {
        return shardId;
    }

    /** The next record without taking it, or null if one must be read first or there is none. */
    @Nullable TailedRecord peek() {
        return read.peek();
    }

    TailedRecord take() {
        return read.remove();
    }

    /** Whether the range's part has been read, though records may wait to be taken. */
    boolean atEnd() {
        return atEnd;
    }

    /** Whether the shard went away before it was read to its end. */
    boolean trimmed() {
        return trimmed;
    }

    /** Reads until at least one record waits or the part is at its end. Throws what the SDK throws. */
    void fill() throws InterruptedException {
        while (read.isEmpty() && !atEnd) {
            GetRecordsResponse answer = patiently();
            if (answer == null) {
                continue;
            }
            take(answer);
        }
    }

    private @Nullable GetRecordsResponse patiently() throws InterruptedException {
        Duration wait = FIRST_WAIT;
        for (int attempt = 1; ; attempt++) {
            long left = lastRead + BETWEEN_READS.toNanos() - pace.nanoTime();
            if (left > 0) {
                pace.sleep(Duration.ofNanos(left));
            }
            lastRead = pace.nanoTime();
            try {
                if (iterator == null) {
                    iterator = open();
                }
                String current = iterator;
                return kinesis.getRecords(
                        request -> request.shardIterator(current).limit(limit));
            } catch (ExpiredIteratorException e) {
                iterator = null;
            } catch (ResourceNotFoundException e) {
                if (!streamIsThere()) {
                    throw e;
                }
                trimmed = true;
                atEnd = true;
                return null;
            } catch (SdkServiceException e) {
                boolean passing = e.isThrottlingException() || e.statusCode() >= 500;
                if (!passing || attempt >= ATTEMPTS) {
                    throw e;
                }
                pace.sleep(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            }
        }
    }

    private boolean streamIsThere() {
        try {
            kinesis.listShards(request -> request.streamName(streamName).maxResults(1));
            return true;
        } catch (ResourceNotFoundException e) {
            return false;
        }
    }

    private String open() {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamName(streamName).shardId(shardId);
        if (after != null) {
            request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER).startingSequenceNumber(after);
        } else if (from != null) {
            request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP).timestamp(from);
        } else {
            request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        }
        return kinesis.getShardIterator(request.build()).shardIterator();
    }

    private void take(GetRecordsResponse answer) {
        List<Record> records = answer.records();
        long bytes = 0;
        for (Record record : records) {
            byte[] data = record.data() == null ? new byte[0] : record.data().asByteArrayUnsafe();
            bytes += data.length + 1;
            Instant arrival = record.approximateArrivalTimestamp();
            if (arrival != null && arrival.isAfter(to)) {
                atEnd = true;
                break;
            }
            read.add(new TailedRecord(
                    arrival == null ? 0 : arrival.toEpochMilli(),
                    shardId,
                    record.sequenceNumber(),
                    record.partitionKey(),
                    data));
            after = record.sequenceNumber();
        }
        if (bytes > 0) {
            limit = Math.clamp((long) wantedBytes * records.size() / bytes, 1, 10_000);
        }
        iterator = answer.nextShardIterator();
        Long behind = answer.millisBehindLatest();
        boolean atTip = behind == null ? records.isEmpty() : behind == 0;
        if (iterator == null || atTip) {
            atEnd = true;
        }
    }
}
