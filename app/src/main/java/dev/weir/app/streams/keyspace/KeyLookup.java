package dev.weir.app.streams.keyspace;

import dev.weir.app.text.Text;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that a person asked about.
 *
 * @param typed what was typed
 * @param explicit whether it was typed as a hash key, not as a partition key
 * @param key its hash key
 * @param now the shard that has it now, or null if none is known
 * @param path the shards that have had it, the oldest first
 */
public record KeyLookup(
        String typed,
        boolean explicit,
        BigInteger key,
        @Nullable ShardLife now,
        List<Lineage.Stay> path) {

    /** Longer partition keys the service refuses. */
    static final int LONGEST_KEY = 256;

    /** What is wrong with a text, one sentence, or null. */
    public static @Nullable String problem(String typed, boolean explicit) {
        if (typed.isEmpty()) {
            return null;
        }
        if (explicit) {
            return PartitionKeys.explicit(typed) == null
                    ? Text.of(
                            "A hash key is a whole number below 2^128: up to 39 digits, or 0x and up to 32 hex digits.")
                    : null;
        }
        int characters = typed.codePointCount(0, typed.length());
        return characters > LONGEST_KEY
                ? Text.of("A partition key has at most 256 characters; this one has {0}.", characters)
                : null;
    }

    /** Looks a text up; null where there is none, or nothing that is a key. */
    public static @Nullable KeyLookup of(String typed, boolean explicit, Lineage lineage) {
        if (typed.isEmpty() || problem(typed, explicit) != null) {
            return null;
        }
        BigInteger key = explicit ? PartitionKeys.explicit(typed) : PartitionKeys.hash(typed);
        return key == null ? null : new KeyLookup(typed, explicit, key, lineage.hit(key), lineage.path(key));
    }
}
