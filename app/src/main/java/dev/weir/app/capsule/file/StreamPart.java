package dev.weir.app.capsule.file;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A stream and its shards when it was saved.
 *
 * @param mode {@code PROVISIONED} or {@code ON_DEMAND}
 * @param encryptionKey the key of KMS by which records are sealed: an alias, an id or an ARN without its account; empty for
 *     none
 * @param consumers names of those that are registered for enhanced fan-out
 * @param shards open and closed ones
 */
public record StreamPart(
        String name,
        String mode,
        int retentionHours,
        String encryptionKey,
        List<String> consumers,
        Map<String, String> tags,
        List<ShardPart> shards) {

    public StreamPart {
        consumers = List.copyOf(consumers);
        tags = new TreeMap<>(tags);
        shards = List.copyOf(shards);
    }

    /** A stream as version 1 of the format has it, which knows neither consumers nor encryption. */
    record First(String name, String mode, int retentionHours, Map<String, String> tags, List<ShardPart> shards) {

        StreamPart now() {
            return new StreamPart(name, mode, retentionHours, "", List.of(), tags, shards);
        }
    }

    /**
     * A shard.
     *
     * @param from the first hash key that it takes, decimal
     * @param to the last hash key that it takes, decimal
     * @param parent the shard that it came from, or empty
     * @param adjacentParent the other one where two were merged, or empty
     */
    public record ShardPart(
            String shardId, String from, String to, boolean open, String parent, String adjacentParent) {

        BigInteger first() {
            return new BigInteger(from);
        }

        BigInteger last() {
            return new BigInteger(to);
        }

        /** Whether a hash key lies in it. */
        public boolean takes(BigInteger hashKey) {
            return first().compareTo(hashKey) <= 0 && hashKey.compareTo(last()) <= 0;
        }
    }

    /** The open shards by their place in the key space. */
    public List<ShardPart> open() {
        return shards.stream()
                .filter(ShardPart::open)
                .sorted(Comparator.comparing(ShardPart::first))
                .toList();
    }

    /** The shard of that id, or null. */
    public @Nullable ShardPart shard(String shardId) {
        return shards.stream()
                .filter(shard -> shard.shardId().equals(shardId))
                .findFirst()
                .orElse(null);
    }
}
