package dev.weir.streamingsql.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** One shard that is read by polling; not thread-safe. */
final class PolledShard {

    private static final long AFTER_FAILURE = Duration.ofSeconds(1).toNanos();
    private static final long IDLE_AFTER = Duration.ofSeconds(2).toNanos();

    private final KinesisClient kinesis;
    private final StreamAddress stream;
    private final String shardId;
    private final int most;
    private final Courtesy courtesy;
    private final Patience patience = new Patience();
    private StartAt position;
    private @Nullable String iterator;
    private long due;
    private long lastSeen;
    private boolean idle;
    private boolean ended;

    PolledShard(KinesisClient kinesis, StreamAddress stream, ShardSplit split, int most, long now) {
        this.kinesis = kinesis;
        this.stream = stream;
        this.shardId = split.shardId();
        this.position = split.start();
        this.most = most;
        this.courtesy = new Courtesy(stream.arn() + "/" + shardId, stream.isLoopback());
        this.due = now;
        this.lastSeen = now;
        courtesy.begin();
    }

    /** When it is to be read next, by {@link System#nanoTime}. */
    long due() {
        return due;
    }

    boolean ended() {
        return ended;
    }

    /** Reads once. What is thrown leaves it as it was. */
    List<ShardItem> poll(long now) {
        due = now + courtesy.afterAnswer(false);
        List<ShardItem> items = new ArrayList<>();
        try {
            if (iterator == null) {
                begin(items);
            }
            GetRecordsResponse answer = kinesis.getRecords(request ->
                    request.streamARN(stream.arn()).shardIterator(iterator).limit(most));
            take(answer, now, items);
        } catch (ExpiredIteratorException e) {
            iterator = null;
        } catch (ProvisionedThroughputExceededException e) {
            due = now + courtesy.afterRefusal();
        }
        return items;
    }

    private void begin(List<ShardItem> items) {
        Instant asked = Instant.now();
        iterator = kinesis.getShardIterator(request -> {
                    request.streamARN(stream.arn()).shardId(shardId);
                    position.in(request);
                })
                .shardIterator();
        if (position.type() == ShardIteratorType.LATEST) {
            // LATEST would be later by the next time.
            position = StartAt.time(asked);
            items.add(ShardItem.begun(position));
        }
    }

    private void take(GetRecordsResponse answer, long now, List<ShardItem> items) {
        List<Record> records = answer.records();
        for (Record record : records) {
            items.add(ShardItem.of(record));
        }
        iterator = answer.nextShardIterator();
        boolean atTip = answer.millisBehindLatest() == null || answer.millisBehindLatest() == 0;
        if (!records.isEmpty()) {
            position = StartAt.after(records.getLast().sequenceNumber());
            items.add(ShardItem.PAUSE);
        }
        if (!records.isEmpty() || !atTip) {
            lastSeen = now;
            idle = false;
        }
        due = now + courtesy.afterAnswer(!atTip);
        if (iterator == null) {
            ended = true;
            courtesy.end();
            items.add(ShardItem.END);
        } else if (!idle && now - lastSeen >= IDLE_AFTER) {
            idle = true;
            items.add(ShardItem.IDLE);
        }
    }

    /** The last read was answered; whether those before it had failed. */
    boolean well() {
        return patience.well();
    }

    /** The last read failed; whether to try again, when it is due. */
    boolean failed(SdkException failure, long now) {
        due = now + AFTER_FAILURE;
        return patience.has(failure, now);
    }

    /** It is not read any more. */
    void close() {
        if (!ended) {
            ended = true;
            courtesy.end();
        }
    }
}
