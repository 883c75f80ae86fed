package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.dynamodb.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * By what the items of a table expire.
 *
 * @param attribute a number of seconds since the epoch
 */
record Expiry(String attribute) {

    /** What is longer past is taken to be no time at all (developer guide, "using time to live"). */
    private static final Duration OLDEST = Duration.ofDays(5 * 365);

    private static final BigDecimal LATEST = BigDecimal.valueOf(Long.MAX_VALUE / 1000);

    /** When an item expires, in seconds since the epoch; nothing if it does not. */
    OptionalLong secondsOf(Item item) {
        return item.get(attribute) instanceof Value.Num(BigDecimal seconds)
                        && seconds.signum() >= 0
                        && seconds.compareTo(LATEST) <= 0
                ? OptionalLong.of(seconds.setScale(0, RoundingMode.FLOOR).longValueExact())
                : OptionalLong.empty();
    }

    boolean isOver(Item item, Instant now) {
        OptionalLong seconds = secondsOf(item);
        return seconds.isPresent() && seconds.getAsLong() <= now.getEpochSecond() && seconds.getAsLong() >= oldest(now);
    }

    /** Whose entries in the database are the items of a table that expire, by time. */
    static long entries(Table table) {
        return -table.id();
    }

    static long oldest(Instant now) {
        return now.minus(OLDEST).getEpochSecond();
    }
}
