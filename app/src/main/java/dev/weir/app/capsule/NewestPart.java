package dev.weir.app.capsule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the newest records of a range begin.
 *
 * @param from the arrival from which they are read, or null for the oldest record kept
 * @param skip how many of those from there on are older than the newest that are wanted
 */
record NewestPart(@Nullable Instant from, long skip) {

    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);
    private static final int WIDER = 4;

    /** Counts the records of a stretch of time. Blocks; throws what the SDK throws. */
    interface Counter {

        /**
         * How many there are.
         *
         * @param from the first arrival, or null for the oldest record kept
         * @param to the last arrival
         */
        long count(@Nullable Instant from, Instant to) throws InterruptedException;
    }

    /**
     * Looks back from the end of a range, each time four times as far, until there are more records than wanted or all of
     * it was looked at. Thus what is read is not much more than what is taken.
     *
     * @param from the first arrival of the range, or null for the oldest record kept
     * @param oldest no record is older than this
     * @param to the last arrival of the range
     */
    static NewestPart of(Counter counter, @Nullable Instant from, Instant oldest, Instant to, long most)
            throws InterruptedException {
        Instant first = from == null || from.isBefore(oldest) ? oldest : from;
        Instant until = to;
        Duration look = FIRST_LOOK;
        long counted = 0;
        while (true) {
            Instant since = to.minus(look);
            boolean all = !since.isAfter(first);
            Instant begin = all ? from : since;
            counted += until.isBefore(first) ? 0 : counter.count(begin, until);
            if (counted > most) {
                return new NewestPart(begin, counted - most);
            }
            if (all) {
                return new NewestPart(from, 0);
            }
            until = since.minusMillis(1);
            look = look.multipliedBy(WIDER);
        }
    }
}
