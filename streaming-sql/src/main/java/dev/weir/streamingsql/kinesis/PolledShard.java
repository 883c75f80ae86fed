package dev.weir.streamingsql.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** One shard that is read by polling; not thread-safe. */
final class PolledShard {

    /** A shard may be read five times a second, by all of its readers together. */
    private static final long PACE = Duration.ofMillis(200).toNanos();

    private static final long IDLE_AFTER = Duration.ofSeconds(2).toNanos();

    private final KinesisClient kinesis;
    private final StreamAddress stream;
    private final String shardId;
    private final int most;
    private StartAt position;
    private @Nullable String iterator;
    private Instant asked = Instant.EPOCH;
    private boolean unpaced;
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
        this.unpaced = stream.isLoopback();
        this.due = now;
        this.lastSeen = now;
    }

    /** When it is to be read next, by {@link System#nanoTime}. */
    long due() {
        return due;
    }

    boolean ended() {
        return ended;
    }

    /** Reads once. */
    List<ShardItem> poll(long now) {
        due = now + PACE;
        try {
            if (iterator == null) {
                iterator = kinesis.getShardIterator(request -> {
                            request.streamARN(stream.arn()).shardId(shardId);
                            position.in(request);
                        })
                        .shardIterator();
            }
            asked = Instant.now();
            GetRecordsResponse answer = kinesis.getRecords(request ->
                    request.streamARN(stream.arn()).shardIterator(iterator).limit(most));
            return taken(answer, now);
        } catch (ExpiredIteratorException e) {
            iterator = null;
            if (position.type() == ShardIteratorType.LATEST) {
                // LATEST would be later by now.
                position = StartAt.time(asked);
            }
            return List.of();
        } catch (ProvisionedThroughputExceededException e) {
            unpaced = false;
            due = now + 2 * PACE;
            return List.of();
        }
    }

    private List<ShardItem> taken(GetRecordsResponse answer, long now) {
        List<ShardItem> items = new ArrayList<>(answer.records().size() + 1);
        for (Record record : answer.records()) {
            items.add(ShardItem.of(record));
        }
        iterator = answer.nextShardIterator();
        boolean atTip = answer.millisBehindLatest() == null || answer.millisBehindLatest() == 0;
        if (!items.isEmpty()) {
            position = StartAt.after(answer.records().getLast().sequenceNumber());
        }
        if (!items.isEmpty() || !atTip) {
            lastSeen = now;
            idle = false;
        }
        if (!atTip && unpaced) {
            due = now;
        }
        if (iterator == null) {
            ended = true;
            items.add(ShardItem.END);
        } else if (!idle && now - lastSeen >= IDLE_AFTER) {
            idle = true;
            items.add(ShardItem.IDLE);
        }
        return items;
    }
}
