package dev.weir.broker.kinesis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The hash keys that a shard takes, both ends included. */
public record HashKeyRange(HashKey start, HashKey end) {

    public HashKeyRange {
        if (start.compareTo(end) > 0) {
            throw new IllegalArgumentException("a hash key range from " + start + " down to " + end);
        }
    }

    /** Cuts the whole key space into equal parts as the service does: each ⌊2^128 / n⌋ keys long, the last takes the rest. */
    static List<HashKeyRange> divide(int parts) {
        BigInteger length = HashKey.COUNT.divide(BigInteger.valueOf(parts));
        List<HashKeyRange> ranges = new ArrayList<>(parts);
        HashKey start = HashKey.MIN;
        for (int i = 1; i < parts; i++) {
            HashKey next = HashKey.of(length.multiply(BigInteger.valueOf(i)));
            ranges.add(new HashKeyRange(start, next.previous()));
            start = next;
        }
        ranges.add(new HashKeyRange(start, HashKey.MAX));
        return ranges;
    }

    boolean contains(HashKey key) {
        return start.compareTo(key) <= 0 && key.compareTo(end) <= 0;
    }

    /** Whether the other range begins right where this one ends. */
    boolean isFollowedBy(HashKeyRange other) {
        return !end.equals(HashKey.MAX) && end.next().equals(other.start);
    }

    /**
     * Whether SplitShard may cut here. The service wants more than one key below and above the cut: the new start must
     * be greater than one plus the starting key and less than the ending key.
     */
    boolean canSplitAt(HashKey newStart) {
        BigInteger cut = newStart.toBigInteger();
        return cut.compareTo(start.toBigInteger().add(BigInteger.ONE)) > 0 && newStart.compareTo(end) < 0;
    }

    HashKeyRange below(HashKey newStart) {
        return new HashKeyRange(start, newStart.previous());
    }

    HashKeyRange from(HashKey newStart) {
        return new HashKeyRange(newStart, end);
    }

    HashKeyRange joinedWith(HashKeyRange next) {
        return new HashKeyRange(start, next.end);
    }
}
