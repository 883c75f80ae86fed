package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.kinesis.model.MergeShardsRequest;
import software.amazon.awssdk.services.kinesis.model.MergeShardsResponse;
import software.amazon.awssdk.services.kinesis.model.SplitShardRequest;
import software.amazon.awssdk.services.kinesis.model.SplitShardResponse;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountResponse;

/**
 * The operations that change a stream's shard map. Each takes the stream through UPDATING; the map changes at once, in
 * one transaction, when that state ends.
 */
final class ReshardOperations {

    private static final int MAX_SHARDS = 10_000;
    private static final int SCALINGS_A_DAY = 10;

    private final KinesisParts parts;

    ReshardOperations(KinesisParts parts) {
        this.parts = parts;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("SplitShard", false, false, SplitShardRequest::builder, this::split),
                new Operation<>("MergeShards", false, false, MergeShardsRequest::builder, this::merge),
                new Operation<>("UpdateShardCount", false, false, UpdateShardCountRequest::builder, this::scale));
    }

    SplitShardResponse split(SplitShardRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        parts.checkRate(call, name.name());
        int index = parts.shardIndex(request.shardToSplit(), name);
        String newStart = request.newStartingHashKey();
        update(name, stream -> {
            Shard shard = shard(stream, index);
            parts.streams().admission().check(name.region(), 1);
            HashKey cut = HashKey.parse(newStart);
            if (cut == null || !shard.range().canSplitAt(cut)) {
                throw parts.errors().splitOutsideShard(newStart, shard, name.name());
            }
            checkReshardable(stream, shard);
            return new StreamChange.Split(index, cut);
        });
        return SplitShardResponse.builder().build();
    }

    MergeShardsResponse merge(MergeShardsRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        parts.checkRate(call, name.name());
        int first = parts.shardIndex(request.shardToMerge(), name);
        int second = parts.shardIndex(request.adjacentShardToMerge(), name);
        update(name, stream -> {
            Shard lower = shard(stream, first);
            Shard upper = shard(stream, second);
            if (!lower.range().isFollowedBy(upper.range())) {
                throw parts.errors().notAdjacent(lower, upper, name.name());
            }
            checkReshardable(stream, lower, upper);
            return new StreamChange.Merge(first, second);
        });
        return MergeShardsResponse.builder().build();
    }

    UpdateShardCountResponse scale(UpdateShardCountRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        parts.checkRate(call, name.name());
        int target = request.targetShardCount();
        Stream before = update(name, stream -> {
            checkReshardable(stream);
            checkScaling(stream, target);
            return new StreamChange.Scale(target);
        });
        return UpdateShardCountResponse.builder()
                .streamName(name.name())
                .streamARN(parts.descriptions().arn(before))
                .currentShardCount(before.shards().openCount())
                .targetShardCount(target)
                .build();
    }

    private void checkScaling(Stream stream, int target) {
        int current = stream.shards().openCount();
        String counts = " Current open shard count: " + current + ", Target shard count: " + target;
        int limit =
                parts.config().limits() ? Math.min(MAX_SHARDS, parts.config().shardLimit()) : MAX_SHARDS;
        if (target > limit) {
            throw KinesisErrors.limitExceeded(
                    "Target shard count or number of open shards cannot be greater than " + limit + "." + counts);
        }
        if (target > 2 * current) {
            throw KinesisErrors.limitExceeded(
                    "UpdateShardCount cannot scale up over double your current open shard count." + counts);
        }
        if (2 * target < current) {
            throw KinesisErrors.limitExceeded(
                    "UpdateShardCount cannot scale down below half your current open shard count." + counts);
        }
        parts.checkDay("UpdateShardCount", stream.scalings(), SCALINGS_A_DAY);
        if (target > current) {
            parts.streams().admission().check(stream.name().region(), target - current);
        }
    }

    /** Begins a change and gives the stream as it was before. */
    private Stream update(StreamName name, Function<Stream, StreamChange> check) {
        Streams streams = parts.streams();
        return streams.admission().change(streams.get(name), stream -> {
            StreamChange change = check.apply(stream);
            Instant end = streams.stateEnd();
            Stream updating = stream.in(new StreamState.Updating(end, change));
            return change instanceof StreamChange.Scale ? updating.withScaling(streams.now()) : updating;
        });
    }

    private void checkReshardable(Stream stream, Shard... shards) {
        parts.errors().requireActive(stream);
        if (stream.mode() == StreamMode.ON_DEMAND) {
            throw parts.errors().onDemand(stream.name().name());
        }
        for (Shard shard : shards) {
            if (!shard.isOpen()) {
                throw parts.errors().shardAlreadyClosed(shard, stream.name().name());
            }
        }
    }

    private Shard shard(Stream stream, int index) {
        Shard shard = stream.shards().find(index);
        if (shard == null || shard.isExpired(stream.trimHorizon(parts.streams().now()))) {
            throw parts.errors().noSuchShard(ShardId.of(index), stream.name().name());
        }
        return shard;
    }
}
