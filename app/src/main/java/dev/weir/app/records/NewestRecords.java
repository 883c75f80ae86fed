package dev.weir.app.records;

import dev.weir.app.records.tail.TailStatus;
import dev.weir.app.records.tail.Until;
import java.time.Duration;
import java.time.Instant;

/**
 * How far to look back for the newest N records: further and further from the end, as far as what was found so far suggests. What was
 * read on the way is kept, nothing is read twice. One thread.
 */
final class NewestRecords {

    /** The first look back. */
    static final Duration FIRST_LOOK = Duration.ofSeconds(10);

    private static final Duration FURTHEST_LOOK = Duration.ofDays(365);

    private static final double FURTHER_AT_LEAST = 2;
    private static final double FURTHER_AT_MOST = 32;

    private final int wanted;
    private Duration back = FIRST_LOOK;

    NewestRecords(int wanted) {
        this.wanted = wanted;
    }

    /**
     * Once this stretch has been read, goes on with the one before it.
     *
     * @return whether enough were found, or all there are; what is too much is left out then
     */
    boolean goFurther(Reading current) {
        if (!current.runs().stream().map(Run::status).allMatch(NewestRecords::caughtUp)) {
            return false;
        }
        long found = current.runs().stream().mapToLong(run -> run.log().total()).sum();
        Instant earliest = current.since().minus(FURTHEST_LOOK);
        if (found >= wanted || current.runs().getFirst().from().isBefore(earliest)) {
            skip(current, Math.max(0, found - wanted));
            return true;
        }
        current.goTo(current.since().minus(further(found)), new Until.Never());
        return false;
    }

    private static boolean caughtUp(TailStatus run) {
        return !run.shards().isEmpty()
                && run.held() == 0
                && run.shards().stream().allMatch(shard -> shard.over() || shard.millisBehind() == 0);
    }

    private static void skip(Reading current, long records) {
        long left = records;
        for (Run run : current.runs()) {
            long here = Math.min(left, run.log().total());
            run.skip(here);
            left -= here;
        }
    }

    /** How far back from the beginning to look next, after so many were found. */
    Duration further(long found) {
        double factor = found == 0 ? FURTHER_AT_MOST / 4 : 1.3 * wanted / found;
        back = Duration.ofMillis((long) (back.toMillis() * Math.clamp(factor, FURTHER_AT_LEAST, FURTHER_AT_MOST)));
        return back;
    }
}
