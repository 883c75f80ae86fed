package dev.weir.app.records;

import dev.weir.app.records.log.LogScan;
import dev.weir.app.records.log.RecordLog;
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

    /** As it is now; looks at the logs of all runs. */
    static TailView of(Reading current, RecordRows rows, TailStatus status, double perSecond) {
        long arrived = 0;
        long gone = 0;
        long skipped = 0;
        long waiting = 0;
        long looked = 0;
        long undecided = 0;
        long unread = 0;
        boolean full = false;
        long last = Long.MIN_VALUE;
        String diskTrouble = null;
        for (Run run : current.runs()) {
            RecordLog log = run.log();
            long first = log.first();
            arrived += log.total();
            gone += first;
            skipped += Math.max(0, run.skipped() - first);
            waiting += log.waiting();
            full |= log.full();
            last = Math.max(last, log.density().latest());
            LogScan scan = run.filter();
            if (scan != null) {
                looked += Math.max(0, scan.found().looked() - Math.max(first, run.skipped()));
                undecided += scan.undecided();
                unread += scan.unread();
            }
            diskTrouble = diskTrouble == null && log.diskTrouble() != null ? "" + log.diskTrouble() : diskTrouble;
        }
        return new TailView(
                arrived,
                rows.size(),
                gone,
                skipped,
                waiting,
                full,
                perSecond,
                current.filtered(),
                looked,
                undecided,
                unread,
                rows.reordered(),
                current.budget().diskUsed(),
                diskTrouble,
                current.since(),
                last == Long.MIN_VALUE ? null : Instant.ofEpochMilli(last),
                status);
    }
}
