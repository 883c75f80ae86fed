package dev.weir.app.records;

import dev.weir.app.records.log.LogScan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the table, none of which is kept: only how many each run has. However much came and went, it is told with one change
 * event. JavaFX thread only.
 */
public final class RecordRows extends ObservableListBase<RecordRow> {

    /** The rows of one run that are in the list. */
    private static final class Part {
        private final Run run;
        private long first;
        private long end;

        Part(Run run) {
            this.run = run;
            this.first = run.firstRow();
            this.end = first;
        }

        private long size() {
            return end - first;
        }
    }

    /** A row by its run and its index there, for an order that is not theirs. */
    record Place(Run run, long index) {}

    private final RowReader reader;
    private List<Part> parts = new ArrayList<>();
    private @Nullable List<Place> sorted;
    private final Map<Run, Long> sortedEnds = new HashMap<>();
    private int size;

    RecordRows(RowReader reader) {
        this.reader = reader;
    }

    /** Takes what came and lets go what went. Runs keep their order; new ones may stand anywhere among them. */
    void apply(List<Run> runs) {
        if (sorted != null) {
            return;
        }
        beginChange();
        List<Part> next = new ArrayList<>(runs.size());
        int at = 0;
        for (Run run : runs) {
            Part part = parts.stream()
                    .filter(known -> known.run.equals(run))
                    .findFirst()
                    .orElseGet(() -> new Part(run));
            next.add(part);
            at = apply(part, at);
        }
        parts = next;
        endChange();
    }

    private int apply(Part part, int at) {
        long first = part.run.firstRow();
        long end = Math.max(part.run.endRow(), first);
        int gone = (int) Math.clamp(first - part.first, 0L, part.size());
        // After the change: listeners look at the list as it is then.
        part.first = Math.max(first, part.first);
        int kept = (int) Math.max(0, part.end - part.first);
        int came = (int) (end - part.first) - kept;
        part.end = part.first + kept + came;
        size += came - gone;
        if (gone > 0) {
            nextRemove(at, Collections.nCopies(gone, new RecordRow(part.run, part.first, null)));
        }
        if (came > 0) {
            nextAdd(at + kept, at + kept + came);
        }
        return at + kept + came;
    }

    /** Shows rows in another order, as they are now; what comes is not among them. */
    void sort(List<Place> places) {
        reset();
        beginChange();
        sorted = places;
        places.forEach(place -> sortedEnds.merge(place.run, place.index + 1, Math::max));
        size = places.size();
        if (size > 0) {
            nextAdd(0, size);
        }
        endChange();
    }

    /** Ends another order; the rows come with the next {@link #apply}. */
    void inOrder() {
        if (sorted != null) {
            reset();
        }
    }

    boolean reordered() {
        return sorted != null;
    }

    /** While rows are sorted, the index behind the last record of a run that is among them; else there is no end. */
    long sortedEnd(Run run) {
        return sorted == null ? Long.MAX_VALUE : sortedEnds.getOrDefault(run, 0L);
    }

    /** Forgets all rows. */
    void reset() {
        sortedEnds.clear();
        if (size == 0) {
            sorted = null;
            parts = new ArrayList<>();
            return;
        }
        Place one = place(0);
        List<RecordRow> gone = Collections.nCopies(size, new RecordRow(one.run, one.index, null));
        beginChange();
        parts = new ArrayList<>();
        sorted = null;
        size = 0;
        nextRemove(0, gone);
        endChange();
    }

    /** Row number of a record, of the first behind it where it is not shown; -1 where rows are sorted or the run has none. */
    int rowOf(Run run, long index) {
        int at = 0;
        for (Part part : parts) {
            if (part.run.equals(run)) {
                long row = Math.clamp(run.row(index), part.first, Math.max(part.first, part.end - 1));
                return part.size() == 0 ? -1 : at + (int) (row - part.first);
            }
            at += (int) part.size();
        }
        return -1;
    }

    /** Which record is in a row, without making the row. */
    Place place(int row) {
        List<Place> order = sorted;
        if (order != null) {
            return order.get(row);
        }
        long left = row;
        for (Part part : parts) {
            if (left < part.size()) {
                return new Place(part.run, part.run.index(part.first + left));
            }
            left -= part.size();
        }
        throw new IndexOutOfBoundsException(row);
    }

    /** The rows in the order of arrival, as they are now; null where they are in another order. */
    @Nullable RowRanges ranges() {
        if (sorted != null) {
            return null;
        }
        return new RowRanges(parts.stream()
                .map(part -> {
                    LogScan scan = part.run.filter();
                    return new RowRanges.Range(part.run, scan == null ? null : scan.found(), part.first, part.size());
                })
                .toList());
    }

    /** The order that rows were put into, or none. */
    List<Place> order() {
        return sorted == null ? List.of() : sorted;
    }

    @Override
    public RecordRow get(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException(row);
        }
        Place place = place(row);
        return reader.row(place.run, place.index);
    }

    @Override
    public int size() {
        return size;
    }
}
