package dev.weir.app.streams.keyspace;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times that are written into a sequence number. ListShards does not say when a shard began or was closed, but the
 * shard's first and last sequence numbers do, to the second: their layout has been the same since about 2014, yet the
 * service does not document it. So a time that cannot be is not believed, and numbers of another layout, as some
 * emulators give them, have none.
 *
 * <p>The 47 hex digits of a number are 2, when the shard was created in seconds (9), the shard's low digit (1), an index
 * (16), 00, when the record came in seconds (9), the shard (8), 2.
 */
final class SequenceTime {

    private static final int DIGITS = 47;
    private static final Instant FIRST = Instant.parse("2013-12-01T00:00:00Z");
    private static final Duration SKEW = Duration.ofDays(1);

    private SequenceTime() {}

    /** When the shard was created that this is a number of, or null. */
    static @Nullable Instant created(@Nullable String number, Instant now) {
        return read(number, 1, now);
    }

    /** When the record came that this is the number of, or when the shard was closed that ended with it; or null. */
    static @Nullable Instant came(@Nullable String number, Instant now) {
        return read(number, 29, now);
    }

    private static @Nullable Instant read(@Nullable String number, int from, Instant now) {
        if (number == null || !number.matches("\\d{50,60}")) {
            return null;
        }
        String digits = new BigInteger(number).toString(16);
        if (digits.length() != DIGITS || !digits.startsWith("2") || !digits.endsWith("2")) {
            return null;
        }
        Instant time = Instant.ofEpochSecond(Long.parseLong(digits.substring(from, from + 9), 16));
        return time.isBefore(FIRST) || time.isAfter(now.plus(SKEW)) ? null : time;
    }
}
