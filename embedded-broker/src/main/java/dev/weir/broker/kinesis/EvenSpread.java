package dev.weir.broker.kinesis;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hash keys that fill the key space evenly in any stretch of them: multiples of the golden ratio. Records with the
 * distribution strategy AUTO get theirs here. Thread-safe.
 */
final class EvenSpread {

    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

    private final AtomicLong last = new AtomicLong();

    HashKey next() {
        long high = last.addAndGet(GOLDEN_RATIO);
        return HashKey.of(new BigInteger(Long.toUnsignedString(high)).shiftLeft(Long.SIZE));
    }
}
