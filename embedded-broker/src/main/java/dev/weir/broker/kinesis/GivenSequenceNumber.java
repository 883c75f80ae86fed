package dev.weir.broker.kinesis;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A sequence number as found in a request: of today's layout, or of one of the two that the service used before. */
sealed interface GivenSequenceNumber permits SequenceNumber, OldSequenceNumber {

    /** The index of the shard that the number names. */
    int shardIndex();

    /** The number as the service repeats it in its messages. */
    String text();

    /** Reads a number, or gives null if it has none of the known layouts. */
    static @Nullable GivenSequenceNumber parse(String decimal) {
        if (decimal.isEmpty() || decimal.length() > 129 || !decimal.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        BigInteger value = new BigInteger(decimal);
        GivenSequenceNumber current = SequenceNumber.of(value);
        return current != null ? current : OldSequenceNumber.of(value);
    }
}
