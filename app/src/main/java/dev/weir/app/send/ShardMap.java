package dev.weir.app.send;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** A stream's open shards by the hash keys that they take. Immutable. */
public final class ShardMap {

    /** Knows no shard. */
    public static final ShardMap UNKNOWN = new ShardMap(List.of());

    private final NavigableMap<BigInteger, String> byStart = new TreeMap<>();

    private ShardMap(List<Shard> shards) {
        for (Shard shard : shards) {
            if (open(shard) && shard.hashKeyRange() != null) {
                byStart.put(new BigInteger(shard.hashKeyRange().startingHashKey()), shard.shardId());
            }
        }
    }

    /** Of shards as ListShards gives them; closed ones are left out. */
    public static ShardMap of(List<Shard> shards) {
        return new ShardMap(shards);
    }

    /** Asks the service. Blocks; throws what the SDK throws. */
    public static ShardMap read(KinesisClient kinesis, String streamName) {
        List<Shard> shards = new ArrayList<>();
        String token = null;
        do {
            ListShardsResponse page = kinesis.listShards(
                    token == null
                            ? ListShardsRequest.builder().streamName(streamName).build()
                            : ListShardsRequest.builder().nextToken(token).build());
            shards.addAll(page.shards());
            token = page.nextToken();
        } while (token != null);
        return of(shards);
    }

    private static boolean open(Shard shard) {
        return shard.sequenceNumberRange() == null
                || shard.sequenceNumberRange().endingSequenceNumber() == null;
    }

    /** The shard that takes a hash key, or null if no shard is known. */
    public @Nullable String shardOf(BigInteger hashKey) {
        Map.Entry<BigInteger, String> entry = byStart.floorEntry(hashKey);
        return entry == null ? null : entry.getValue();
    }

    /** The open shards, by their place in the key space. */
    public List<String> shards() {
        return List.copyOf(byStart.values());
    }

    /** How many open shards there are. */
    public int size() {
        return byStart.size();
    }
}
