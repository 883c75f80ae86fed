package dev.weir.app.query.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person chose for one run.
 *
 * @param from the earliest arrival of records to look at, or null for all that are retained
 * @param until the latest arrival, exclusive, or null for no end
 * @param mostRows rows after which a snapshot's result is cut short, which is said; at least 1
 */
public record QueryOptions(@Nullable Instant from, @Nullable Instant until, int mostRows) {

    /** Everything retained, up to 100,000 rows. */
    public static final QueryOptions ALL = new QueryOptions(null, null, 100_000);
}
