package dev.weir.app.records;

import dev.weir.app.records.tail.Slice;
import dev.weir.app.records.tail.TailedRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the table: a ring that takes what a buffer holds with one change event, however much came and went. An
 * ordinary observable list of 100,000 rows moves all of them for each that leaves. JavaFX thread only.
 */
public final class RecordRows extends ObservableListBase<TailedRecord> {

    private final @Nullable TailedRecord[] ring;
    private long first;
    private long end;

    RecordRows(int capacity) {
        ring = new @Nullable TailedRecord[capacity];
    }

    /** Index, in the buffer's count, after the newest row: ask the buffer for what comes from here on. */
    long end() {
        return end;
    }

    /** Takes what came since {@link #end()} and lets go what has scrolled out of the buffer. */
    void apply(Slice slice) {
        long keptFrom = Math.max(slice.first(), slice.end() - ring.length);
        if (keptFrom <= first && slice.records().isEmpty()) {
            return;
        }
        int gone = (int) Math.clamp(keptFrom - first, 0, end - first);
        List<TailedRecord> removed = new ArrayList<>(gone);
        for (int i = 0; i < gone; i++) {
            removed.add(get(i));
        }
        beginChange();
        for (int i = 0; i < gone; i++) {
            ring[slot(first + i)] = null;
        }
        first += gone;
        if (gone > 0) {
            nextRemove(0, removed);
        }
        int before = size();
        if (before == 0) {
            first = Math.max(keptFrom, slice.from());
            end = first;
        }
        for (int i = (int) (end - slice.from()); i < slice.records().size(); i++) {
            ring[slot(end)] = slice.records().get(i);
            end++;
        }
        if (size() > before) {
            nextAdd(before, size());
        }
        endChange();
    }

    /** Forgets all rows. */
    void reset() {
        List<TailedRecord> removed = new ArrayList<>(this);
        beginChange();
        Arrays.fill(ring, null);
        first = 0;
        end = 0;
        if (!removed.isEmpty()) {
            nextRemove(0, removed);
        }
        endChange();
    }

    private int slot(long index) {
        return (int) (index % ring.length);
    }

    @Override
    public TailedRecord get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index);
        }
        TailedRecord row = ring[slot(first + index)];
        if (row == null) {
            throw new IllegalStateException("no row at " + index);
        }
        return row;
    }

    @Override
    public int size() {
        return (int) (end - first);
    }
}
