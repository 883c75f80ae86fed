package dev.weir.app.streams.consumers;

import dev.weir.app.fx.Failures;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * Measures how far a checkpoint is behind: the age of the first record after it, read with one GetRecords of one record.
 * The record at the checkpoint itself would not do: on an idle shard it is old though nothing waits. Each look costs
 * one of the shard's five reads a second. Blocks: virtual threads only.
 */
final class LagReader {

    private final KinesisClient kinesis;
    private final InstantSource clock;
    private final String streamName;

    LagReader(KinesisClient kinesis, InstantSource clock, String streamName) {
        this.kinesis = kinesis;
        this.clock = clock;
        this.streamName = streamName;
    }

    Lag read(String shardId, Checkpoint checkpoint) {
        ShardIteratorType type = switch (checkpoint.kind()) {
            case RECORD -> ShardIteratorType.AFTER_SEQUENCE_NUMBER;
            case TRIM_HORIZON -> ShardIteratorType.TRIM_HORIZON;
            case SHARD_END -> null;
            case LATEST, AT_TIMESTAMP, UNKNOWN -> null;
        };
        Instant now = clock.instant();
        if (type == null) {
            boolean done = checkpoint.kind() == Checkpoint.Kind.SHARD_END;
            return new Lag(done ? Lag.State.CAUGHT_UP : Lag.State.UNKNOWN, null, now, null);
        }
        try {
            return after(shardId, checkpoint, type);
        } catch (SdkException e) {
            return new Lag(
                    Lag.State.UNKNOWN, null, now, Failures.of(e, Text.of("Read {0} at the checkpoint", shardId)));
        }
    }

    private Lag after(String shardId, Checkpoint checkpoint, ShardIteratorType type) {
        GetShardIteratorRequest.Builder request = GetShardIteratorRequest.builder()
                .streamName(streamName)
                .shardId(shardId)
                .shardIteratorType(type);
        if (type == ShardIteratorType.AFTER_SEQUENCE_NUMBER) {
            request.startingSequenceNumber(checkpoint.text());
        }
        String iterator = kinesis.getShardIterator(request.build()).shardIterator();
        GetRecordsResponse answer =
                kinesis.getRecords(records -> records.shardIterator(iterator).limit(1));
        Instant now = clock.instant();
        if (!answer.records().isEmpty()) {
            Instant arrived = answer.records().getFirst().approximateArrivalTimestamp();
            return arrived == null
                    ? new Lag(Lag.State.UNKNOWN, null, now, null)
                    : new Lag(Lag.State.BEHIND, arrived, now, null);
        }
        // An empty answer may still be on the way to records: then the service says how far behind it is.
        @Nullable Long behind = answer.millisBehindLatest();
        return behind == null || behind == 0
                ? new Lag(Lag.State.CAUGHT_UP, null, now, null)
                : new Lag(Lag.State.BEHIND, now.minusMillis(behind), now, null);
    }
}
