package dev.weir.app.records.tail;

import java.time.Instant;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Where reading of a shard begins: the service's five starting positions. */
public sealed interface StartingPosition {

    /** Just after the newest record. */
    record Latest() implements StartingPosition {}

    /** The oldest record that retention has kept. */
    record TrimHorizon() implements StartingPosition {}

    /** The first record that arrived at that time or later. */
    record AtTimestamp(Instant time) implements StartingPosition {}

    /** That very record. Numbers belong to one shard, so one shard must be chosen. */
    record AtSequenceNumber(String number) implements StartingPosition {}

    /** The record after that one. Numbers belong to one shard, so one shard must be chosen. */
    record AfterSequenceNumber(String number) implements StartingPosition {}

    /** Writes this position into a request. */
    default GetShardIteratorRequest.Builder into(GetShardIteratorRequest.Builder request) {
        return switch (this) {
            case Latest() -> request.shardIteratorType(ShardIteratorType.LATEST);
            case TrimHorizon() -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
            case AtTimestamp(Instant time) ->
                request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP).timestamp(time);
            case AtSequenceNumber(String number) ->
                request.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER).startingSequenceNumber(number);
            case AfterSequenceNumber(String number) ->
                request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .startingSequenceNumber(number);
        };
    }
}
