package dev.weir.app.records;

import java.time.Duration;

/**
 * How far to look back for the newest N records: further and further from the end, as far as what was found so far suggests. What was
 * read on the way is kept, nothing is read twice.
 */
final class NewestRecords {

    /** The first look back. */
    static final Duration FIRST_LOOK = Duration.ofSeconds(10);

    private static final double FURTHER_AT_LEAST = 2;
    private static final double FURTHER_AT_MOST = 32;

    private final int wanted;
    private Duration back = FIRST_LOOK;

    NewestRecords(int wanted) {
        this.wanted = wanted;
    }

    int wanted() {
        return wanted;
    }

    boolean enough(long found) {
        return found >= wanted;
    }

    /** How far back from the beginning to look next, after so many were found. */
    Duration further(long found) {
        double factor = found == 0 ? FURTHER_AT_MOST / 4 : 1.3 * wanted / found;
        back = Duration.ofMillis((long) (back.toMillis() * Math.clamp(factor, FURTHER_AT_LEAST, FURTHER_AT_MOST)));
        return back;
    }
}
