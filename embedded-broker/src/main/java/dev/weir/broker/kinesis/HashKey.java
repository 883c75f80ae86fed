package dev.weir.broker.kinesis;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A point in the key space of a stream: an unsigned number of 128 bits, written in decimal on the wire.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record HashKey(long high, long low) implements Comparable<HashKey> {

    public static final HashKey MIN = new HashKey(0, 0);

    /** 2^128 − 1. */
    public static final HashKey MAX = new HashKey(-1, -1);

    /** How many hash keys there are: 2^128. */
    static final BigInteger COUNT = BigInteger.ONE.shiftLeft(128);

    static HashKey of(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > 128) {
            throw new IllegalArgumentException("not a hash key: " + value);
        }
        return new HashKey(value.shiftRight(64).longValue(), value.longValue());
    }

    /** Reads a decimal number, or gives null if it is none or lies outside [0, 2^128 − 1]. */
    static @Nullable HashKey parse(String decimal) {
        if (decimal.isEmpty() || decimal.length() > 39 || !decimal.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        BigInteger value = new BigInteger(decimal);
        return value.bitLength() > 128 ? null : of(value);
    }

    /** Reads 16 bytes, most significant first. */
    static HashKey of(byte[] digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        return new HashKey(bytes.getLong(), bytes.getLong());
    }

    BigInteger toBigInteger() {
        return unsigned(high).shiftLeft(64).or(unsigned(low));
    }

    /** The next hash key up; of {@link #MAX} it is {@link #MIN}. */
    HashKey next() {
        return new HashKey(low == -1 ? high + 1 : high, low + 1);
    }

    /** The next hash key down; of {@link #MIN} it is {@link #MAX}. */
    HashKey previous() {
        return new HashKey(low == 0 ? high - 1 : high, low - 1);
    }

    @Override
    public int compareTo(HashKey other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** In decimal, as on the wire. */
    @Override
    public String toString() {
        return toBigInteger().toString();
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(1, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }
}
