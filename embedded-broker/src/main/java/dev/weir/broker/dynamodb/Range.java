package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.value.KeyBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A part of a table's or index's positions.
 *
 * @param from the first that belongs to it
 * @param to the first behind it, or null if nothing is
 */
@SuppressWarnings("ArrayRecordComponent") // ranges are never compared
record Range(byte[] from, byte @Nullable [] to) {

    static final Range ALL = new Range(new byte[0], null);

    /** All positions that begin with some bytes. */
    static Range beginningWith(byte[] prefix) {
        return new Range(prefix, KeyBytes.after(prefix));
    }

    /** What is left of it after a position, in the direction of reading. */
    Range after(byte[] position, boolean forward) {
        return forward ? new Range(Arrays.copyOf(position, position.length + 1), to) : new Range(from, position);
    }

    /** Whether a position belongs to it. */
    boolean holds(byte[] position) {
        return Arrays.compareUnsigned(position, from) >= 0 && (to == null || Arrays.compareUnsigned(position, to) < 0);
    }
}
