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
 * @param policies resource policies, JSON that names no account, by {@link #OF_THE_STREAM} and {@link #ofConsumer}
 * @param shards open and closed ones
 */
public record StreamPart(
        String name,
        String mode,
        int retentionHours,
        String encryptionKey,
        List<String> consumers,
        Map<String, String> policies,
        Map<String, String> tags,
        List<ShardPart> shards) {

    /** What the stream's own policy is called. */
    public static final String OF_THE_STREAM = "stream";

    public StreamPart {
        consumers = List.copyOf(consumers);
        policies = new TreeMap<>(policies);
        tags = new TreeMap<>(tags);
        shards = List.copyOf(shards);
    }

    /** What the policy of a consumer is called. */
    public static String ofConsumer(String name) {
        return "consumer/" + name;
    }

    /** A stream as an earlier version of the format has it. */
    interface Earlier {
        StreamPart now();
    }

    /** A stream as version 1 has it, which knows neither consumers nor encryption. */
    record First(String name, String mode, int retentionHours, Map<String, String> tags, List<ShardPart> shards)
            implements Earlier {

        @Override
        public StreamPart now() {
            return new StreamPart(name, mode, retentionHours, "", List.of(), Map.of(), tags, shards);
        }
    }

    /** A stream as version 2 has it, which knows no policies. */
    record Second(
            String name,
            String mode,
            int retentionHours,
            String encryptionKey,
            List<String> consumers,
            Map<String, String> tags,
            List<ShardPart> shards)
            implements Earlier {

        @Override
        public StreamPart now() {
            return new StreamPart(name, mode, retentionHours, encryptionKey, consumers, Map.of(), tags, shards);
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

        public BigInteger first() {
            return new BigInteger(from);
        }

        BigInteger last() {
            return new BigInteger(to);
        }

        /** Whether these, by their place in the key space, take just its hash keys, each once. */
        public boolean isMadeOf(List<ShardPart> parts) {
            BigInteger next = first();
            for (ShardPart part : parts) {
                if (!part.first().equals(next)) {
                    return false;
                }
                next = part.last().add(BigInteger.ONE);
            }
            return next.equals(last().add(BigInteger.ONE));
        }

        /** A stand-in for what is left of its hash keys without those of another; null if that is no range. */
        public @Nullable ShardPart without(ShardPart other) {
            String id = "before " + shardId;
            if (other.from.equals(from) && other.last().compareTo(last()) < 0) {
                return new ShardPart(id, other.last().add(BigInteger.ONE).toString(), to, false, "", "");
            }
            return other.to.equals(to) && other.first().compareTo(first()) > 0
                    ? new ShardPart(
                            id, from, other.first().subtract(BigInteger.ONE).toString(), false, "", "")
                    : null;
        }

        /** Whether shards take each hash key that there is once. */
        public static boolean tile(List<ShardPart> shards) {
            ShardPart all = new ShardPart(
                    "", "0", RecordLine.KEYS.subtract(BigInteger.ONE).toString(), true, "", "");
            return all.isMadeOf(shards.stream()
                    .sorted(Comparator.comparing(ShardPart::first))
                    .toList());
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
