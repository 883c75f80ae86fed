package dev.weir.app.capsule;

import dev.weir.app.capsule.file.StreamPart.ShardPart;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * How the shards that a stream begins with come about: by CreateStream with so many equal ones, as many as have all their borders in the
 * right places, and a split for each border that is missing then.
 *
 * @param shards that CreateStream makes
 * @param borders first hash keys of all shards but the first, ascending
 */
record Topology(int shards, List<BigInteger> borders) {

    private static final BigInteger KEYS = BigInteger.TWO.pow(128);

    /** @param shards that take each hash key once */
    static Topology of(List<ShardPart> shards) {
        TreeSet<BigInteger> borders = new TreeSet<>();
        for (ShardPart shard : shards) {
            BigInteger first = shard.first();
            if (first.signum() > 0) {
                borders.add(first);
            }
        }
        int equal = borders.size() + 1;
        while (equal > 1 && !borders.containsAll(equalBorders(equal))) {
            equal--;
        }
        return new Topology(equal, List.copyOf(borders));
    }

    /** Where the service puts the borders of a new stream: each ⌊2^128 / n⌋ keys. */
    static List<BigInteger> equalBorders(int shards) {
        BigInteger length = KEYS.divide(BigInteger.valueOf(shards));
        List<BigInteger> borders = new ArrayList<>();
        for (int i = 1; i < shards; i++) {
            borders.add(length.multiply(BigInteger.valueOf(i)));
        }
        return borders;
    }
}
