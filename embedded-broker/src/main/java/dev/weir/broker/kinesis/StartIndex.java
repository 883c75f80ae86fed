package dev.weir.broker.kinesis;

import dev.weir.broker.store.ShardKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Finds the record index that each of the five starting positions means. Thread-safe. */
final class StartIndex {

    private final KinesisParts parts;
    private final String operation;

    /** @param operation which the refusals name */
    StartIndex(KinesisParts parts, String operation) {
        this.parts = parts;
        this.operation = operation;
    }

    long of(
            ShardIteratorType type,
            @Nullable String number,
            @Nullable Instant timestamp,
            Stream stream,
            Shard shard,
            Instant now) {
        boolean wantsNumber =
                type == ShardIteratorType.AT_SEQUENCE_NUMBER || type == ShardIteratorType.AFTER_SEQUENCE_NUMBER;
        if (type != ShardIteratorType.AT_TIMESTAMP && wantsNumber == (number == null)) {
            throw KinesisErrors.iteratorTypeAndNumber(type, number != null);
        }
        ShardKey key = stream.key(shard);
        return switch (type) {
            case TRIM_HORIZON, UNKNOWN_TO_SDK_VERSION -> 0;
            case LATEST -> parts.records().lastIndex(key).orElse(0) + 1;
            case AT_SEQUENCE_NUMBER -> given(number, stream, shard).index();
            case AFTER_SEQUENCE_NUMBER -> {
                long index = given(number, stream, shard).index();
                yield index == SequenceNumber.LAST_INDEX ? index : index + 1;
            }
            case AT_TIMESTAMP -> atTimestamp(timestamp, key, now);
        };
    }

    private long atTimestamp(@Nullable Instant timestamp, ShardKey key, Instant now) {
        if (timestamp == null) {
            throw KinesisErrors.invalidArgument("Must specify timestampInMillis parameter for iterator of type"
                    + " AT_TIMESTAMP. Current request has no timestamp parameter.");
        }
        if (timestamp.isAfter(now)) {
            throw KinesisErrors.invalidArgument("The timestampInMillis parameter cannot be greater than the"
                    + " currentTimestampInMillis. timestampInMillis: " + timestamp.toEpochMilli()
                    + ", currentTimestampInMillis: " + now.toEpochMilli());
        }
        // Whatever lies before the trim horizon is hidden when it is read, so an old timestamp needs no care here.
        long afterLast = parts.records().lastIndex(key).orElse(0) + 1;
        return parts.records().firstIndexAtOrAfter(key, timestamp).orElse(afterLast);
    }

    private SequenceNumber given(@Nullable String number, Stream stream, Shard shard) {
        String name = stream.name().name();
        String text = number == null ? "" : number;
        GivenSequenceNumber given = GivenSequenceNumber.parse(text);
        if (given == null) {
            throw parts.errors().startingNumber(text, operation, shard, name, ".");
        }
        if (given.shardIndex() != shard.index()) {
            throw KinesisErrors.startingNumberOfOtherShard(given.shardIndex(), shard);
        }
        if (given instanceof SequenceNumber ours && ours.isOf(shard)) {
            return ours;
        }
        throw parts.errors()
                .startingNumber(given.text(), operation, shard, name, " because it did not come from this stream.");
    }
}
