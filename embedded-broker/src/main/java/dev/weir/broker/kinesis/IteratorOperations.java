package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.store.ShardKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** GetShardIterator: finds the record index that each of the five starting positions means. */
final class IteratorOperations {

    private final KinesisParts parts;

    IteratorOperations(KinesisParts parts) {
        this.parts = parts;
    }

    List<Operation<?, ?>> operations() {
        return List.of(new Operation<>(
                "GetShardIterator", true, false, GetShardIteratorRequest::builder, this::getShardIterator));
    }

    GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request, Call call) {
        Instant now = parts.streams().now();
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        int shardIndex = parts.shardIndex(request.shardId(), name);
        LiveStream live = parts.streams().find(name);
        Stream stream = live == null ? null : live.now();
        Shard shard = stream == null || !stream.state().servesRecords()
                ? null
                : stream.shards().find(shardIndex);
        if (live == null || stream == null || shard == null || shard.isExpired(stream.trimHorizon(now))) {
            throw parts.errors().shardMissing(shardIndex, name.name());
        }
        if (!live.log(shard).readLimit().admitIterator(parts.time().nanoTime())) {
            throw parts.errors().shardRate(shard, name.name());
        }
        long index = startIndex(request, stream, shard, now);
        DryRun.endIfAsked(call);
        return GetShardIteratorResponse.builder()
                .shardIterator(ShardIterator.at(stream, shard, index, now).toText(parts.seal()))
                .build();
    }

    private long startIndex(GetShardIteratorRequest request, Stream stream, Shard shard, Instant now) {
        ShardIteratorType type = request.shardIteratorType();
        String number = request.startingSequenceNumber();
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
            case AT_TIMESTAMP -> atTimestamp(request.timestamp(), key, now);
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

    private SequenceNumber given(String text, Stream stream, Shard shard) {
        String name = stream.name().name();
        GivenSequenceNumber given = GivenSequenceNumber.parse(text);
        if (given == null) {
            throw parts.errors().startingNumber(text, shard, name, ".");
        }
        if (given.shardIndex() != shard.index()) {
            throw KinesisErrors.startingNumberOfOtherShard(given.shardIndex(), shard);
        }
        if (given instanceof SequenceNumber number && number.isOf(shard)) {
            return number;
        }
        throw parts.errors().startingNumber(given.text(), shard, name, " because it did not come from this stream.");
    }
}
