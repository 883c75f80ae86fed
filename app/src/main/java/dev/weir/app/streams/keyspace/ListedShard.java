package dev.weir.app.streams.keyspace;

import dev.weir.app.streams.HashRange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * A shard as ListShards tells it, with the sequence numbers that say when it lived.
 *
 * @param parents the shards that it came from, none for one of the stream's first
 * @param ending null while it is open
 */
public record ListedShard(
        String id,
        HashRange range,
        List<String> parents,
        @Nullable String starting,
        @Nullable String ending) {

    private static final int SHARDS_A_CALL = 10_000;

    public ListedShard {
        parents = List.copyOf(parents);
    }

    /** All shards that still have records. Blocks: virtual threads only. */
    static List<ListedShard> list(KinesisClient kinesis, String streamName) {
        List<ListedShard> all = new ArrayList<>();
        ListShardsRequest request = ListShardsRequest.builder()
                .streamName(streamName)
                .maxResults(SHARDS_A_CALL)
                .build();
        while (request != null) {
            ListShardsResponse page = kinesis.listShards(request);
            page.shards().forEach(shard -> all.add(of(shard)));
            String next = page.nextToken();
            request = next == null
                    ? null
                    : ListShardsRequest.builder()
                            .nextToken(next)
                            .maxResults(SHARDS_A_CALL)
                            .build();
        }
        return all;
    }

    private static ListedShard of(Shard shard) {
        HashRange range = new HashRange(
                new BigInteger(shard.hashKeyRange().startingHashKey()),
                new BigInteger(shard.hashKeyRange().endingHashKey()));
        List<String> parents = Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
                .filter(Objects::nonNull)
                .toList();
        var numbers = shard.sequenceNumberRange();
        return new ListedShard(
                shard.shardId(),
                range,
                parents,
                numbers == null ? null : numbers.startingSequenceNumber(),
                numbers == null ? null : numbers.endingSequenceNumber());
    }
}
