package dev.weir.app.records;

import dev.weir.app.records.tail.TailStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the page says about a tail, at one moment.
 *
 * @param arrived records that came in order to be shown
 * @param shown rows in the table
 * @param scrolledOut records that were shown or could have been, and are no longer kept
 * @param waiting records held back by the pause
 * @param full the pause holds all it may: reading has stopped, nothing is lost
 * @param perSecond records read a second lately
 * @param matching whether a filter is set; then {@code shown} counts matches
 * @param looked records that the filter has looked through of those that are kept
 * @param since when the tail began
 * @param lastArrival arrival of the newest record, or null
 */
public record TailView(
        long arrived,
        long shown,
        long scrolledOut,
        long waiting,
        boolean full,
        double perSecond,
        boolean matching,
        long looked,
        Instant since,
        @Nullable Instant lastArrival,
        TailStatus status) {

    /** Records kept in memory that may be shown. */
    public long kept() {
        return arrived - scrolledOut - waiting;
    }
}
