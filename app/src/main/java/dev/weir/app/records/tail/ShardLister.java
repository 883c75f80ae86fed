package dev.weir.app.records.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilter;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;

/** Lists a stream's shards, page by page. Blocks; throws what the SDK throws. */
public final class ShardLister {

    private ShardLister() {}

    /** Every shard that the stream still has, open or closed. */
    public static List<Shard> all(KinesisClient kinesis, String streamName) {
        return list(kinesis, streamName, null);
    }

    /** The shards that reading from a position has to look at, parents of each other included. */
    static List<Shard> startingShards(KinesisClient kinesis, String streamName, StartingPosition position) {
        return switch (position) {
            case StartingPosition.Latest() ->
                list(
                                kinesis,
                                streamName,
                                ShardFilter.builder()
                                        .type(ShardFilterType.AT_LATEST)
                                        .build())
                        .stream()
                        .filter(ShardLister::open)
                        .toList();
            case StartingPosition.AtTimestamp(var time) ->
                list(
                        kinesis,
                        streamName,
                        ShardFilter.builder()
                                .type(ShardFilterType.FROM_TIMESTAMP)
                                .timestamp(time)
                                .build());
            default -> list(kinesis, streamName, null);
        };
    }

    /** The shards that came out of one. */
    static List<ChildShard> children(KinesisClient kinesis, String streamName, String parent) {
        return all(kinesis, streamName).stream()
                .filter(shard -> parent.equals(shard.parentShardId()) || parent.equals(shard.adjacentParentShardId()))
                .map(shard -> ChildShard.builder()
                        .shardId(shard.shardId())
                        .hashKeyRange(shard.hashKeyRange())
                        .parentShards(Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
                                .filter(Objects::nonNull)
                                .toList())
                        .build())
                .toList();
    }

    /** Whether records can still arrive in it. */
    public static boolean open(Shard shard) {
        return shard.sequenceNumberRange() == null
                || shard.sequenceNumberRange().endingSequenceNumber() == null;
    }

    private static List<Shard> list(KinesisClient kinesis, String streamName, @Nullable ShardFilter filter) {
        try {
            return listShards(kinesis, streamName, filter);
        } catch (ResourceNotFoundException | InvalidArgumentException e) {
            throw e;
        } catch (AwsServiceException e) {
            if (e.isThrottlingException() || e.statusCode() >= 500) {
                throw e;
            }
            // Denied, or unknown to this endpoint: the older operation tells the same and has a permission of its own.
            try {
                return describe(kinesis, streamName);
            } catch (SdkException second) {
                e.addSuppressed(second);
                throw e;
            }
        }
    }

    private static List<Shard> describe(KinesisClient kinesis, String streamName) {
        List<Shard> shards = new ArrayList<>();
        boolean more = true;
        while (more) {
            String last = shards.isEmpty() ? null : shards.getLast().shardId();
            StreamDescription page = kinesis.describeStream(
                            request -> request.streamName(streamName).exclusiveStartShardId(last))
                    .streamDescription();
            shards.addAll(page.shards());
            more = Boolean.TRUE.equals(page.hasMoreShards()) && !page.shards().isEmpty();
        }
        return shards;
    }

    private static List<Shard> listShards(KinesisClient kinesis, String streamName, @Nullable ShardFilter filter) {
        List<Shard> shards = new ArrayList<>();
        String token = null;
        do {
            ListShardsRequest.Builder request = ListShardsRequest.builder();
            if (token == null) {
                request.streamName(streamName).shardFilter(filter);
            } else {
                request.nextToken(token);
            }
            ListShardsResponse page = kinesis.listShards(request.build());
            shards.addAll(page.shards());
            token = page.nextToken();
        } while (token != null);
        return shards;
    }
}
