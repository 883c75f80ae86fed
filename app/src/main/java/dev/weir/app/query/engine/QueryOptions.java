package dev.weir.app.query.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person chose for one run.
 *
 * @param from the earliest arrival of records to look at, or null for all that are retained
 * @param until the latest arrival, exclusive, or null for no end
 * @param mostRows rows after which a snapshot's result is cut short, which is said; at least 1
 * @param fanOut whether what is watched is read by an enhanced fan-out consumer, registered for it and deregistered after it
 */
public record QueryOptions(@Nullable Instant from, @Nullable Instant until, int mostRows, boolean fanOut) {

    /** Read as all do. */
    public QueryOptions(@Nullable Instant from, @Nullable Instant until, int mostRows) {
        this(from, until, mostRows, false);
    }

    /** These, with another number of rows at most. */
    public QueryOptions withMostRows(int rows) {
        return new QueryOptions(from, until, rows, fanOut);
    }

    /** These, read by a fan-out consumer or not. */
    public QueryOptions withFanOut(boolean wanted) {
        return new QueryOptions(from, until, mostRows, wanted);
    }

    /** Everything retained, up to 100,000 rows. */
    public static final QueryOptions ALL = new QueryOptions(null, null, 100_000);
}
