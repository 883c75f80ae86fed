package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ShardFilter;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;

/** ListShards: the shards of a stream that have not expired, all or those that a filter names, page by page. */
final class ShardListing {

    private static final int PAGE = 1_000;
    private static final String LISTING = "ListShards";

    private final KinesisParts parts;

    ShardListing(KinesisParts parts) {
        this.parts = parts;
    }

    List<Operation<?, ?>> operations() {
        return List.of(new Operation<>("ListShards", true, false, ListShardsRequest::builder, this::list));
    }

    ListShardsResponse list(ListShardsRequest request, Call call) {
        Position position = position(request, call);
        LiveStream live = parts.streams().get(position.stream());
        Stream stream = live.now();
        String name = position.stream().name();
        if (parts.config().limits() && !live.admitListing(parts.time().nanoTime())) {
            throw parts.errors().callRate(name);
        }
        Instant created = request.streamCreationTimestamp();
        boolean otherCreation = created != null
                && created.getEpochSecond() != stream.createdAt().getEpochSecond();
        boolean otherStream = otherCreation || (position.streamId() != 0 && position.streamId() != stream.id());
        if (otherStream) {
            throw parts.errors().streamNotFound(name);
        }
        parts.errors().requireServing(stream);
        int limit = Math.min(PAGE, request.maxResults() == null ? PAGE : request.maxResults());
        Instant horizon = stream.trimHorizon(parts.streams().now());
        List<Shard> rest = stream.shards()
                .listed(horizon)
                .filter(filter(position, stream, horizon))
                .filter(shard -> shard.index() > position.after())
                .limit(limit + 1L)
                .toList();
        List<Shard> page = rest.subList(0, Math.min(limit, rest.size()));
        var response = ListShardsResponse.builder()
                .shards(page.stream().map(Descriptions::shard).toList());
        if (rest.size() > limit) {
            response.nextToken(
                    position.next(stream.id(), page.getLast().index()).toToken(parts));
        }
        return response.build();
    }

    /** Which shards a filter lets through; "open at" a time before the trim horizon or the stream means its beginning. */
    private static Predicate<Shard> filter(Position position, Stream stream, Instant horizon) {
        Instant begin = horizon.isBefore(stream.createdAt()) ? stream.createdAt() : horizon;
        Instant time = position.time().isBefore(begin) ? begin : position.time();
        return switch (position.type()) {
            case AT_TRIM_HORIZON -> shard -> shard.wasOpenAt(begin);
            case AT_LATEST -> Shard::isOpen;
            case AT_TIMESTAMP -> shard -> shard.wasOpenAt(time);
            case FROM_TIMESTAMP -> shard -> shard.isOpen() || !shard.isExpired(time);
            case FROM_TRIM_HORIZON, AFTER_SHARD_ID, UNKNOWN_TO_SDK_VERSION -> _ -> true;
        };
    }

    private Position position(ListShardsRequest request, Call call) {
        String token = request.nextToken();
        if (token == null) {
            boolean names = request.streamName() != null
                    || request.streamARN() != null
                    || call.newerMembers().containsKey("StreamId");
            if (!names) {
                throw KinesisErrors.invalidArgument("Either NextToken or StreamName should be provided.");
            }
            return firstPosition(request, call);
        }
        refuseWithToken("StreamName", request.streamName());
        refuseWithToken("StreamARN", request.streamARN());
        refuseWithToken("StreamId", call.newerMembers().get("StreamId"));
        refuseWithToken("StreamCreationTimestamp", request.streamCreationTimestamp());
        refuseWithToken("ExclusiveStartShardId", request.exclusiveStartShardId());
        refuseWithToken("ShardFilter", request.shardFilter());
        return Position.of(parts.readToken(token, LISTING));
    }

    private Position firstPosition(ListShardsRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        String start = request.exclusiveStartShardId();
        int after = start == null ? -1 : parts.shardIndex(start, name);
        ShardFilter filter = request.shardFilter();
        if (filter == null) {
            return new Position(name, 0, after, ShardFilterType.FROM_TRIM_HORIZON, Instant.EPOCH);
        }
        ShardFilterType type = filter.type();
        Instant time = filter.timestamp();
        boolean timed = type == ShardFilterType.AT_TIMESTAMP || type == ShardFilterType.FROM_TIMESTAMP;
        if (timed == (time == null)) {
            throw KinesisErrors.invalidArgument("Timestamp must be provided with a ShardFilter of type AT_TIMESTAMP or"
                    + " FROM_TIMESTAMP, and with no other.");
        }
        boolean byShard = type == ShardFilterType.AFTER_SHARD_ID;
        if (byShard == (filter.shardId() == null)) {
            throw KinesisErrors.invalidArgument(
                    "ShardId must be provided with a ShardFilter of type AFTER_SHARD_ID, and with no other.");
        }
        if (byShard) {
            after = Math.max(after, parts.shardIndex(filter.shardId(), name));
        }
        return new Position(name, 0, after, type, time == null ? Instant.EPOCH : time);
    }

    private static void refuseWithToken(String member, @Nullable Object value) {
        if (value != null) {
            throw KinesisErrors.invalidArgument("NextToken and " + member + " cannot be provided together.");
        }
    }

    /**
     * Where a listing stands.
     *
     * @param streamId the stream that the listing began with, 0 for the one of that name
     * @param after lists shards of a higher index
     * @param time for the filters by time
     */
    private record Position(StreamName stream, long streamId, int after, ShardFilterType type, Instant time) {

        Position next(long ofStream, int afterShard) {
            return new Position(stream, ofStream, afterShard, type, time);
        }

        String toToken(KinesisParts parts) {
            return parts.token(
                    LISTING,
                    List.of(
                            stream.region(),
                            stream.name(),
                            Long.toString(streamId),
                            Integer.toString(after),
                            type.toString(),
                            Long.toString(time.toEpochMilli())));
        }

        static Position of(List<String> fields) {
            return new Position(
                    new StreamName(fields.get(0), fields.get(1)),
                    Long.parseLong(fields.get(2)),
                    Integer.parseInt(fields.get(3)),
                    ShardFilterType.fromValue(fields.get(4)),
                    Instant.ofEpochMilli(Long.parseLong(fields.get(5))));
        }
    }
}
