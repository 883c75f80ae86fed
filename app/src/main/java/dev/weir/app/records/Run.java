package dev.weir.app.records;

import dev.weir.app.records.log.BitRows;
import dev.weir.app.records.log.LogScan;
import dev.weir.app.records.log.RecordLog;
import dev.weir.app.records.log.RecordTest;
import dev.weir.app.records.tail.ShardStatus;
import dev.weir.app.records.tail.StartingPosition;
import dev.weir.app.records.tail.StreamTail;
import dev.weir.app.records.tail.TailRequest;
import dev.weir.app.records.tail.TailSource;
import dev.weir.app.records.tail.TailStatus;
import dev.weir.app.records.tail.Until;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One stretch of reading, from a time on: its tail, its log, and what looks through the log. JavaFX thread only. */
final class Run {

    private final TailRequest request;
    private final Instant from;
    private final RecordLog log;
    private final StreamTail tail;
    private final Runnable onChange;
    private @Nullable LogScan filter;
    private @Nullable LogScan find;
    private long skipped;
    private boolean visible;
    private boolean ended;

    /** @param from the time of arrival that it begins at, as near as is known */
    Run(TailSource source, TailRequest request, Instant from, RecordLog log, Runnable onChange) {
        this.request = request;
        this.from = from;
        this.log = log;
        this.onChange = onChange;
        this.tail = new StreamTail(source, request, log, onChange);
    }

    TailRequest request() {
        return request;
    }

    /** Where it begins; for the oldest record kept, the epoch. */
    Instant from() {
        return request.position() instanceof StartingPosition.TrimHorizon ? Instant.EPOCH : from;
    }

    RecordLog log() {
        return log;
    }

    TailStatus status() {
        return tail.status();
    }

    /** Up to which time of arrival it has been read in all its shards, milliseconds since the epoch. */
    static long reachedMillis(TailStatus status) {
        return status.shards().stream()
                .filter(shard -> shard.phase() != ShardStatus.Phase.ENDED && shard.phase() != ShardStatus.Phase.FAILED)
                .mapToLong(ShardStatus::reachedMillis)
                .min()
                .orElse(-1);
    }

    /** In view, or not: out of view no thread runs. */
    void setVisible(boolean nowVisible) {
        visible = nowVisible;
        if (!ended) {
            tail.setOpen(visible);
        }
        turn(filter);
        turn(find);
    }

    private void turn(@Nullable LogScan scan) {
        if (scan != null && visible) {
            scan.start();
        } else if (scan != null) {
            scan.suspend();
        }
    }

    /** Shows only what passes; null shows all. */
    void filter(@Nullable RecordTest test) {
        filter = replace(filter, test);
    }

    /** Looks for records to go to. */
    void find(@Nullable RecordTest test) {
        find = replace(find, test);
    }

    private @Nullable LogScan replace(@Nullable LogScan old, @Nullable RecordTest test) {
        if (old != null) {
            old.close();
        }
        LogScan scan = test == null ? null : new LogScan(log, test, onChange);
        turn(scan);
        return scan;
    }

    @Nullable LogScan filter() {
        return filter;
    }

    @Nullable LogScan find() {
        return find;
    }

    /** Leaves out the oldest, so many of those that ever came: more were read than were asked for. */
    void skip(long records) {
        skipped = records;
    }

    /** Records that were read and are left out for good. */
    long skipped() {
        return skipped;
    }

    /** Number of the first row, in this run's own count of rows. */
    long firstRow() {
        LogScan scan = filter;
        if (scan == null) {
            return Math.max(skipped, log.first());
        }
        BitRows found = scan.found();
        return skipped == 0 ? found.first() : Math.max(found.first(), found.rank(skipped));
    }

    /** Number after the last row that may be shown. */
    long endRow() {
        LogScan scan = filter;
        return scan == null
                ? Math.max(log.showable(), firstRow())
                : scan.found().total();
    }

    /** Index in the log of a row. */
    long index(long row) {
        LogScan scan = filter;
        return scan == null ? row : scan.found().select(row);
    }

    /** Number of the first row at or behind an index in the log. */
    long row(long index) {
        LogScan scan = filter;
        return scan == null ? index : scan.found().rank(index);
    }

    /** Lets the readers look again whether there is room. */
    void wake() {
        tail.wake();
    }

    /** Reading is to end elsewhere. */
    void until(Until otherwise) {
        tail.until(otherwise);
    }

    /** Ends reading; the records stay. */
    void stop() {
        ended = true;
        tail.close();
    }

    /** Ends everything and forgets the records. */
    void close() {
        stop();
        filter(null);
        find(null);
        log.close();
    }
}
