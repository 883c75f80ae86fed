package dev.weir.app.records;

import dev.weir.app.fx.Background;
import dev.weir.app.records.filter.FilterKind;
import dev.weir.app.records.log.LogScan;
import dev.weir.app.records.log.RecordTest;
import dev.weir.app.records.log.RecordTest.Verdict;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Finds a text among the rows that are shown, counts it and goes from one to the next. JavaFX thread only. */
public final class FindModel {

    private final RecordsModel model;
    private final FilterModel what;
    private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();
    private final ReadOnlyIntegerWrapper row = new ReadOnlyIntegerWrapper(-1);
    private @Nullable RecordTest test;

    FindModel(Background background, RecordsModel model) {
        this.model = model;
        this.what = new FilterModel(background, this::changed);
        what.kind().set(FilterKind.TEXT);
    }

    /** What is looked for; empty for nothing. */
    public StringProperty text() {
        return what.text();
    }

    /** How many of the shown records hold it, as far as was looked. */
    public ReadOnlyLongProperty count() {
        return count.getReadOnlyProperty();
    }

    /** The row that was gone to last, or -1. */
    public ReadOnlyIntegerProperty row() {
        return row.getReadOnlyProperty();
    }

    private void changed(@Nullable RecordTest now) {
        test = now;
        again();
    }

    /** The test over the shown records, or null. */
    @Nullable RecordTest inForce() {
        RecordTest wanted = test;
        RecordTest filter = model.filter().inForce();
        if (wanted == null || filter == null) {
            return wanted;
        }
        return record ->
                wanted.test(record) == Verdict.YES && filter.test(record) == Verdict.YES ? Verdict.YES : Verdict.NO;
    }

    /** Looks anew: the text or the shown records have changed. */
    void again() {
        row.set(-1);
        Reading reading = model.reading();
        if (reading != null) {
            reading.find(inForce());
        }
        recount();
    }

    void recount() {
        long found = 0;
        Reading reading = model.reading();
        if (reading != null) {
            for (Run run : reading.runs()) {
                LogScan scan = run.find();
                found += scan == null
                        ? 0
                        : upTo(scan, model.rows().sortedEnd(run)) - scan.found().first();
            }
        }
        count.set(found);
    }

    /** Records that came after rows were sorted are not shown. */
    private static long upTo(LogScan scan, long end) {
        return end == Long.MAX_VALUE ? scan.found().total() : scan.found().rank(end);
    }

    /**
     * The next row that holds the text behind a row, or the one before it; round the end.
     *
     * @param from a row, or -1 for none
     * @return the row, or -1 where there is none
     */
    public int next(int from, boolean forward) {
        int found = model.rows().reordered() ? searchSorted(from, forward) : search(from, forward);
        row.set(found);
        return found;
    }

    /** Looks at row after row; of {@value SortedRows#MOST} at most. */
    private int searchSorted(int from, boolean forward) {
        List<RecordRows.Place> order = model.rows().order();
        int start = from >= 0 ? from : forward ? -1 : 0;
        for (int step = 1; step <= order.size(); step++) {
            int at = Math.floorMod(forward ? start + step : start - step, order.size());
            RecordRows.Place place = order.get(at);
            LogScan scan = place.run().find();
            if (scan != null && scan.found().has(place.index())) {
                return at;
            }
        }
        return -1;
    }

    private int search(int from, boolean forward) {
        Reading reading = model.reading();
        if (reading == null) {
            return -1;
        }
        RecordRows rows = model.rows();
        int beyond = -1;
        int round = -1;
        for (Run run : reading.runs()) {
            LogScan scan = run.find();
            if (scan == null) {
                continue;
            }
            long first = scan.found().first();
            long end = scan.found().total();
            if (first == end) {
                continue;
            }
            RecordRows.Place at = from < 0 || from >= rows.size() ? null : rows.place(from);
            long n;
            if (at != null && at.run().equals(run)) {
                n = forward ? scan.found().rank(at.index() + 1) : scan.found().rank(at.index()) - 1;
            } else {
                boolean later = at == null || rows.rowOf(run, scan.found().select(first)) > from;
                n = later ? (forward ? first : first - 1) : forward ? end : end - 1;
            }
            if (n >= first && n < end) {
                int candidate = rows.rowOf(run, scan.found().select(n));
                if (!forward || beyond < 0) {
                    beyond = candidate;
                }
            }
            int edge = rows.rowOf(run, scan.found().select(forward ? first : end - 1));
            if (!forward || round < 0) {
                round = edge;
            }
        }
        return beyond >= 0 ? beyond : round;
    }
}
