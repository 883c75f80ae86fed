package dev.weir.app.query.ask;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads one shard from where an earlier statement left it to its tip, or to a time. One thread reads; any may ask how far it is. */
final class ShardFeed {

    /** Takes what was read, in order. */
    interface Sink {
        void take(String shardId, List<Record> records) throws InterruptedException;
    }

    private static final int FIRST_LIMIT = 500;
    private static final int GREATEST_LIMIT = 10_000;
    private static final long WANTED_ANSWER_BYTES = 4L << 20;
    private static final int MOST_FAILURES = 4;
    private static final Duration THROTTLED = Duration.ofMillis(250);

    private final KinesisClient kinesis;
    private final String streamName;
    private final String shardId;
    private final ReadRange range;
    private final Sink sink;
    private @Nullable String last;
    private int limit = FIRST_LIMIT;
    private final AtomicLong read = new AtomicLong();
    private volatile long firstBehind = -1;
    private volatile long behind = -1;
    private volatile boolean done;

    /** @param last the record after which it begins, or null to begin where the range does */
    ShardFeed(
            KinesisClient kinesis,
            String streamName,
            String shardId,
            ReadRange range,
            @Nullable String last,
            Sink sink) {
        this.kinesis = kinesis;
        this.streamName = streamName;
        this.shardId = shardId;
        this.range = range;
        this.last = last;
        this.sink = sink;
    }

    /** How far it is, 0 to 1. */
    double share() {
        long first = firstBehind;
        return done ? 1 : first <= 0 ? 0 : Math.clamp(1 - (double) behind / first, 0, 1);
    }

    long recordsRead() {
        return read.get();
    }

    /**
     * Reads all.
     *
     * @throws InvalidArgumentException if the record to go on after is not of this shard: the stream is another one by now
     */
    void run() throws InterruptedException {
        String iterator = null;
        int failures = 0;
        while (!done) {
            try {
                iterator = iterator == null ? open() : iterator;
                long begun = System.nanoTime();
                String from = iterator;
                GetRecordsResponse answer = kinesis.getRecords(
                        request -> request.shardIterator(from).limit(limit));
                failures = 0;
                long bytes = take(answer);
                iterator = answer.nextShardIterator();
                if (iterator == null) {
                    done = true;
                } else if (!done) {
                    range.pace(begun, bytes);
                }
            } catch (ExpiredIteratorException e) {
                iterator = null;
            } catch (ResourceNotFoundException | InvalidArgumentException e) {
                throw e;
            } catch (SdkException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("reading " + shardId + " was ended");
                }
                boolean throttled = e instanceof AwsServiceException service && service.isThrottlingException();
                failures += throttled ? 0 : 1;
                if (failures >= MOST_FAILURES || !(throttled || passing(e))) {
                    throw e;
                }
                Thread.sleep(THROTTLED.multipliedBy(1 + failures));
            }
        }
    }

    private static boolean passing(SdkException e) {
        return e.retryable() || (e instanceof AwsServiceException service && service.statusCode() >= 500);
    }

    private String open() {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamName(streamName).shardId(shardId);
        Instant from = range.from();
        if (last != null) {
            request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER).startingSequenceNumber(last);
        } else if (from != null) {
            request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP).timestamp(from);
        } else {
            request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        }
        return kinesis.getShardIterator(request.build()).shardIterator();
    }

    private long take(GetRecordsResponse answer) throws InterruptedException {
        List<Record> all = answer.records();
        long bytes = 0;
        for (Record record : all) {
            bytes += record.data() == null ? 0 : record.data().asByteArrayUnsafe().length;
        }
        int wanted = range.wanted(all);
        if (wanted > 0) {
            sink.take(shardId, all.subList(0, wanted));
            last = all.get(wanted - 1).sequenceNumber();
            read.addAndGet(wanted);
        }
        if (bytes > 0) {
            limit = Math.clamp(WANTED_ANSWER_BYTES * all.size() / bytes, 1, GREATEST_LIMIT);
        }
        behind = answer.millisBehindLatest() == null ? 0 : answer.millisBehindLatest();
        firstBehind = firstBehind < 0 ? behind : firstBehind;
        done = wanted < all.size() || behind == 0;
        return bytes;
    }
}
