package dev.weir.app.query;

import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a result, bounded, with changes applied: by the key's columns where there are some, else by the whole row. Where more
 * come than are kept the oldest go. Not thread-safe.
 */
final class Rows {

    /** Rows kept at most where nobody says otherwise. */
    static final int MOST = 100_000;

    /** A row, by its identity. */
    static final class Row {
        private List<@Nullable Object> values;

        Row(List<@Nullable Object> values) {
            this.values = values;
        }

        List<@Nullable Object> values() {
            return values;
        }
    }

    private final int most;
    private final List<Integer> key = new ArrayList<>();
    private final Map<List<@Nullable Object>, List<Row>> byKey = new HashMap<>();
    private List<Row> rows = new ArrayList<>();
    private final Set<Row> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    private long dropped;
    private @Nullable Row changing;

    Rows() {
        this(MOST);
    }

    Rows(int most) {
        this.most = most;
    }

    void columns(List<ResultColumn> columns) {
        clear();
        key.clear();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isKey()) {
                key.add(i);
            }
        }
    }

    void clear() {
        rows = new ArrayList<>();
        byKey.clear();
        gone.clear();
        changing = null;
        dropped = 0;
    }

    /** Applies changes in their order. */
    void apply(List<RowChange> changes) {
        for (RowChange change : changes) {
            if (change.kind() != RowChange.Kind.UPDATE_AFTER) {
                withdraw();
            }
            switch (change.kind()) {
                case INSERT -> insert(change.values());
                case UPDATE_AFTER -> update(change.values());
                case UPDATE_BEFORE -> changing = key.isEmpty() ? find(change.values()) : null;
                case DELETE -> delete(change.values());
            }
        }
        sweep();
    }

    private List<@Nullable Object> keyOf(List<@Nullable Object> values) {
        if (key.isEmpty()) {
            return values;
        }
        List<@Nullable Object> some = new ArrayList<>(key.size());
        key.forEach(i -> some.add(values.get(i)));
        return some;
    }

    private void insert(List<@Nullable Object> values) {
        Row row = new Row(values);
        rows.add(row);
        know(row);
    }

    private void know(Row row) {
        byKey.computeIfAbsent(keyOf(row.values), same -> new ArrayList<>(1)).add(row);
    }

    /** A row that changes stays where it is: by its key, or as the one that was just said to change. */
    private void update(List<@Nullable Object> values) {
        Row row = key.isEmpty() ? changing : find(values);
        changing = null;
        if (row == null) {
            insert(values);
        } else {
            forget(row);
            row.values = values;
            know(row);
        }
    }

    /** A row was said to change, and not to what. */
    private void withdraw() {
        if (changing != null) {
            forget(changing);
            gone.add(changing);
            changing = null;
        }
    }

    private @Nullable Row find(List<@Nullable Object> values) {
        List<Row> same = byKey.get(keyOf(values));
        return same == null || same.isEmpty() ? null : same.getFirst();
    }

    private void delete(List<@Nullable Object> values) {
        Row row = find(values);
        if (row != null) {
            forget(row);
            gone.add(row);
        }
    }

    private void forget(Row row) {
        List<@Nullable Object> itsKey = keyOf(row.values);
        List<Row> same = byKey.get(itsKey);
        if (same != null) {
            same.remove(row);
            if (same.isEmpty()) {
                byKey.remove(itsKey);
            }
        }
    }

    /** Takes out what is gone, all at once: one by one would move the rest each time. */
    private void sweep() {
        if (!gone.isEmpty()) {
            rows.removeIf(gone::contains);
            gone.clear();
        }
        int tooMany = rows.size() - most;
        if (tooMany > 0) {
            List<Row> oldest = rows.subList(0, tooMany);
            oldest.forEach(this::forget);
            changing = oldest.contains(changing) ? null : changing;
            oldest.clear();
            dropped += tooMany;
        }
    }

    /** The rows now, oldest first; do not change it. */
    List<Row> list() {
        return rows;
    }

    /** Rows that went since there were too many. */
    long dropped() {
        return dropped;
    }
}
