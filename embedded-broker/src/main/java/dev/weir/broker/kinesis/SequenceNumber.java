package dev.weir.broker.kinesis;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A sequence number of today's layout ("version 2"). It is one decimal number; its 47 hex digits are
 *
 * <pre>2 · shard creation time in seconds (9) · low digit of the shard index (1) · index (16) · 00 · record time in
 * seconds (9) · shard index (8) · 2</pre>
 *
 * so that numbers of a shard sort by index, and those of a child shard after those of its parents.
 *
 * @param shardCreatedSeconds when the shard was created, seconds since the epoch, less than 2^36
 * @param shardIndex the shard's index in its stream
 * @param index the record's index in its shard, not negative
 * @param seconds when the record was taken, seconds since the epoch, less than 2^36
 */
record SequenceNumber(long shardCreatedSeconds, int shardIndex, long index, long seconds)
        implements GivenSequenceNumber {

    /** The index in a closed shard's EndingSequenceNumber. */
    static final long LAST_INDEX = Long.MAX_VALUE;

    private static final int BYTES = 24;
    private static final int BITS = 186;
    private static final int VERSION = 2;

    /** A shard's StartingSequenceNumber. */
    static SequenceNumber startOf(Shard shard) {
        return new SequenceNumber(shard.createdSeconds(), shard.index(), 0, shard.createdSeconds());
    }

    /** Reads a number, or gives null if it has another layout. */
    static @Nullable SequenceNumber of(BigInteger value) {
        if (value.bitLength() != BITS) {
            return null;
        }
        byte[] digits = value.toByteArray();
        byte[] padded = new byte[BYTES];
        System.arraycopy(digits, 0, padded, BYTES - digits.length, digits.length);
        ByteBuffer in = ByteBuffer.wrap(padded);
        long head = ((long) (in.getShort() & 0xffff) << 32) | (in.getInt() & 0xffffffffL);
        long index = in.getLong();
        in.get();
        long tail = in.getLong();
        int last = in.get() & 0xff;
        long shard = ((tail & 0xfffffffL) << 4) | (last >>> 4);
        boolean sound = head >>> 40 == 2 && (last & 0xf) == VERSION && index >= 0 && shard <= Integer.MAX_VALUE;
        return sound ? new SequenceNumber((head >>> 4) & 0xfffffffffL, (int) shard, index, tail >>> 28) : null;
    }

    /** Whether this number can have come from the shard. */
    boolean isOf(Shard shard) {
        return shardIndex == shard.index() && shardCreatedSeconds == shard.createdSeconds();
    }

    @Override
    public String text() {
        return toString();
    }

    /** In decimal, as on the wire: 56 digits. */
    @Override
    public String toString() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        long head = (2L << 40) | (shardCreatedSeconds << 4) | (shardIndex & 0xf);
        out.putShort((short) (head >>> 32)).putInt((int) head);
        out.putLong(index);
        out.put((byte) 0);
        out.putLong((seconds << 28) | (shardIndex >>> 4));
        out.put((byte) ((shardIndex << 4) | VERSION));
        return Decimal.of(out.flip());
    }
}
