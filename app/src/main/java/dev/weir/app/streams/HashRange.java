package dev.weir.app.streams;

import java.math.BigInteger;

/**
 * A shard's part of the key space: hash keys are unsigned 128-bit integers.
 *
 * @param start the first hash key
 * @param end the last hash key, inclusive
 */
public record HashRange(BigInteger start, BigInteger end) {

    /** How many hash keys there are: 2 to the power of 128. */
    public static final BigInteger KEY_SPACE = BigInteger.TWO.pow(128);

    static HashRange of(String start, String end) {
        return new HashRange(new BigInteger(start), new BigInteger(end));
    }

    /** The range's part of the whole key space, 0 to 1. */
    public double share() {
        return end.subtract(start).add(BigInteger.ONE).doubleValue() / KEY_SPACE.doubleValue();
    }

    /** The hash key that a split in equal halves gives its second shard. */
    public BigInteger middle() {
        return start.add(end).add(BigInteger.ONE).shiftRight(1);
    }

    /** Whether a split may begin its second shard here: strictly inside, as SplitShard demands. */
    public boolean splitsAt(BigInteger key) {
        return key.compareTo(start) > 0 && key.compareTo(end) <= 0;
    }

    /** Whether one range begins where the other ends. */
    public boolean adjacentTo(HashRange other) {
        return end.add(BigInteger.ONE).equals(other.start)
                || other.end.add(BigInteger.ONE).equals(start);
    }

    /** The part below a key. */
    HashRange below(BigInteger key) {
        return new HashRange(start, key.subtract(BigInteger.ONE));
    }

    /** The part from a key on. */
    HashRange from(BigInteger key) {
        return new HashRange(key, end);
    }

    /** Both ranges as one. */
    HashRange with(HashRange neighbour) {
        return new HashRange(start.min(neighbour.start), end.max(neighbour.end));
    }
}
