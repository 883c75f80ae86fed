package dev.weir.streamingsql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.types.RowKind;

/**
 * The rows of a result as they are now, changes applied by the whole row; the oldest go where there are too many. They are what a query
 * that goes on from a checkpoint shows first. Rows are texts: their values as JSON. One thread.
 */
final class KeptRows {

    /** Rows kept at most. */
    static final int MOST = 20_000;

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int size;

    void apply(RowKind kind, String values) {
        if (kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER) {
            counts.merge(values, 1, Integer::sum);
            size++;
            if (size > MOST) {
                dropOldest();
            }
        } else if (counts.containsKey(values)) {
            counts.computeIfPresent(values, (row, count) -> count == 1 ? null : count - 1);
            size--;
        }
    }

    private void dropOldest() {
        Iterator<Map.Entry<String, Integer>> rows = counts.entrySet().iterator();
        Map.Entry<String, Integer> oldest = rows.next();
        if (oldest.getValue() == 1) {
            rows.remove();
        } else {
            oldest.setValue(oldest.getValue() - 1);
        }
        size--;
    }

    /** All of them, the oldest first; those that are the same stand together. */
    List<String> all() {
        List<String> all = new ArrayList<>(size);
        counts.forEach((row, count) -> {
            for (int i = 0; i < count; i++) {
                all.add(row);
            }
        });
        return all;
    }
}
