package dev.weir.app.records;

import java.util.Collections;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import javafx.collections.WeakListChangeListener;

/**
 * The part of the rows that the table lays out. JavaFX's flow adds up the heights of all rows above the one in view, several times a
 * pulse; of a million rows that alone takes longer than a frame may. So the table is given some ten thousand around the rows in view, and
 * this list moves as a person scrolls. JavaFX thread only.
 *
 * @param <T> a row
 */
final class RowWindow<T> extends ObservableListBase<T> {

    /** It holds at least this many, if there are as many. */
    static final int LEAST = 20_000;

    /** It holds at most this many. */
    static final int MOST = 30_000;

    /** When fewer than this are left between the rows in view and an end, it is time to {@linkplain #centre move on}. */
    static final int MARGIN = 2_000;

    private final ObservableList<T> all;
    private final ListChangeListener<T> listener = this::changed;
    private int base;
    private int size;
    private boolean atEnd = true;

    RowWindow(ObservableList<T> all) {
        this.all = all;
        all.addListener(new WeakListChangeListener<>(listener));
        beginChange();
        refill();
        endChange();
    }

    /** The row, of all, that is the first in this window. */
    int base() {
        return base;
    }

    /** How many rows there are, in it and beyond. */
    int total() {
        return all.size();
    }

    /** Whether rows beyond one of its ends will soon be wanted, if these are in view. */
    boolean isNearEdge(int first, int last) {
        return (first < MARGIN && base > 0) || (last > size - MARGIN && base + size < all.size());
    }

    /** Whether it keeps to the newest rows as they come; if not, it stays where it is. */
    void keepAtEnd(boolean yes) {
        if (yes != atEnd) {
            atEnd = yes;
            beginChange();
            refill();
            endChange();
        }
    }

    /** Moves so that a row is in the middle, as far as there are rows on both sides. */
    void centre(int row) {
        int to = Math.clamp(row - LEAST / 2L, 0, Math.max(0, all.size() - LEAST));
        int end = Math.min(all.size(), to + LEAST);
        if (to == base && end == base + size) {
            return;
        }
        beginChange();
        if (end <= base || to >= base + size) {
            forget();
            base = to;
        }
        keep(to, end);
        reach(to, end);
        endChange();
    }

    private void changed(ListChangeListener.Change<? extends T> change) {
        beginChange();
        while (change.next()) {
            if (change.wasRemoved()) {
                removed(change.getFrom(), change.getRemoved());
            }
            if (change.wasAdded()) {
                added(change.getFrom(), change.getAddedSize());
            }
        }
        refill();
        endChange();
    }

    private void removed(int from, List<? extends T> gone) {
        int count = gone.size();
        int before = Math.clamp(base - from, 0, count);
        int inside = Math.clamp(Math.min(from + count, base + size) - Math.max(from, base), 0, size);
        if (inside > 0) {
            drop(Math.max(from, base) - base, inside, gone.getFirst());
        }
        base -= before;
    }

    private void added(int from, int count) {
        if (from < base || (from == base && size == 0)) {
            base += from < base ? count : 0;
        } else if (from < base + size) {
            size += count;
            nextAdd(from - base, from - base + count);
        }
    }

    /** Takes in what belongs to it and is missing, and lets go of what is too much. */
    private void refill() {
        int total = all.size();
        if (atEnd) {
            if (total - (base + size) >= MOST) {
                forget();
                base = total - LEAST;
            }
            reach(base, total);
            if (size > MOST) {
                keep(total - LEAST, total);
            }
            reach(Math.min(base, Math.max(0, total - LEAST)), total);
        } else {
            if (size > MOST) {
                keep(base, base + LEAST);
            }
            reach(base, Math.min(total, Math.max(base + size, base + LEAST)));
            reach(Math.min(base, Math.max(0, base + size - LEAST)), base + size);
        }
    }

    /** Adds the rows that are missing at its two ends. */
    private void reach(int from, int to) {
        int above = base - from;
        if (above > 0) {
            base = from;
            size += above;
            nextAdd(0, above);
        }
        int below = to - (base + size);
        if (below > 0) {
            int end = size;
            size += below;
            nextAdd(end, end + below);
        }
    }

    /** Lets go of the rows outside. */
    private void keep(int from, int to) {
        int below = base + size - to;
        if (below > 0) {
            drop(size - below, below, get(size - below));
        }
        int above = from - base;
        if (above > 0) {
            drop(0, above, get(0));
            base = from;
        }
    }

    private void forget() {
        if (size > 0) {
            drop(0, size, get(0));
        }
    }

    /** The table asks only how many have gone, so one row stands for them all: to name each would read it from the disk. */
    private void drop(int at, int count, T one) {
        size -= count;
        nextRemove(at, Collections.nCopies(count, one));
    }

    @Override
    public T get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return all.get(base + index);
    }

    @Override
    public int size() {
        return size;
    }
}
