package dev.weir.app.records;

import dev.weir.app.records.tail.TailStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the page says about its reading, at one moment.
 *
 * @param arrived records that came in order to be shown
 * @param shown rows in the table
 * @param gone records that were kept and are no longer, since the oldest had to go
 * @param skipped records that were read on the way to the newest that were asked for, and are left out
 * @param waiting records held back by the pause or by playing
 * @param full as many wait as may: reading has stopped, nothing is lost
 * @param perSecond records read a second lately
 * @param matching whether a filter is set; then {@code shown} counts matches
 * @param looked records that the filter has looked through, of those that may be shown
 * @param undecided records that the filter could not decide on
 * @param unread records that could not be read back from the disk
 * @param sorted whether rows stand in another order than that of arrival
 * @param diskBytes bytes of records on disk
 * @param diskTrouble why the disk takes no records, or null
 * @param since when the reading began
 * @param lastArrival arrival of the newest record, or null
 */
public record TailView(
        long arrived,
        long shown,
        long gone,
        long skipped,
        long waiting,
        boolean full,
        double perSecond,
        boolean matching,
        long looked,
        long undecided,
        long unread,
        boolean sorted,
        long diskBytes,
        @Nullable String diskTrouble,
        Instant since,
        @Nullable Instant lastArrival,
        TailStatus status) {

    /** Records kept that may be shown. */
    public long kept() {
        return arrived - gone - skipped - waiting;
    }
}
