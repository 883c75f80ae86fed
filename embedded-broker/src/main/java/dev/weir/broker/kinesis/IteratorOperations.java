package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;

/** GetShardIterator: hands out a position in a shard. */
final class IteratorOperations {

    private final KinesisParts parts;
    private final StartIndex startIndex;

    IteratorOperations(KinesisParts parts) {
        this.parts = parts;
        this.startIndex = new StartIndex(parts, "GetShardIterator");
    }

    List<Operation<?, ?>> operations() {
        return List.of(new Operation<>(
                "GetShardIterator", true, true, GetShardIteratorRequest::builder, this::getShardIterator));
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
        long nanoTime = parts.time().nanoTime();
        if (!live.log(shard).readLimit(nanoTime).admitIterator(nanoTime)) {
            throw parts.errors().shardRate(shard, name.name());
        }
        long index = startIndex.of(
                request.shardIteratorType(), request.startingSequenceNumber(), request.timestamp(), stream, shard, now);
        DryRun.endIfAsked(call);
        return GetShardIteratorResponse.builder()
                .shardIterator(ShardIterator.at(stream, shard, index, now).toText(parts.seal()))
                .build();
    }
}
