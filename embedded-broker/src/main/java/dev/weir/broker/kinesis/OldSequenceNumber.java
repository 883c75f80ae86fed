package dev.weir.broker.kinesis;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A sequence number of the layouts in use before 2014. No record here has one; they are read only so that a request
 * with one gets the same answer as from the service. Layouts as kinesalite's tests found them.
 *
 * @param text the number in decimal, with the leading bit that the service adds to short ones
 */
record OldSequenceNumber(int shardIndex, String text) implements GivenSequenceNumber {

    private static final BigInteger POW_124 = BigInteger.ONE.shiftLeft(124);
    private static final BigInteger POW_129 = BigInteger.ONE.shiftLeft(129);

    /** Creation times of the first layout lie below this number of seconds. */
    private static final long FIRST_LAYOUT_TIME_BOUND = 16_025_175_000L;

    private static final int HEX_DIGITS = 47;

    static @Nullable OldSequenceNumber of(BigInteger value) {
        BigInteger number = value.compareTo(POW_124) < 0 ? value.add(POW_124) : value;
        if (number.compareTo(POW_129) < 0) {
            return firstLayout(number);
        }
        String hex = number.toString(16);
        boolean second = hex.length() == HEX_DIGITS && hex.charAt(0) == '2' && hex.endsWith("1");
        if (!second) {
            return null;
        }
        long shard = Long.parseLong(hex.substring(38, 46), 16);
        return shard > Integer.MAX_VALUE ? null : new OldSequenceNumber((int) shard, number.toString());
    }

    private static @Nullable OldSequenceNumber firstLayout(BigInteger number) {
        String hex = number.toString(16);
        long created = Long.parseLong(hex.substring(1, 10), 16);
        if (created >= FIRST_LAYOUT_TIME_BOUND) {
            return null;
        }
        return new OldSequenceNumber(Integer.parseInt(hex.substring(28, 32), 16), number.toString());
    }
}
