package dev.weir.app.query.watch;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A listener that has the rows of a result as they are now: changes applied by the whole row, all of them void when columns come again. */
final class Result implements QueryListener {

    final List<String> words = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private @Nullable Counted counted;
    private @Nullable Ended end;
    private int size;

    synchronized int size() {
        return size;
    }

    /** Each row as its values, parted by bars; sorted. */
    synchronized List<String> sorted() {
        List<String> all = new ArrayList<>(size);
        rows.forEach((row, count) -> {
            for (int i = 0; i < count; i++) {
                all.add(row);
            }
        });
        all.sort(null);
        return all;
    }

    synchronized @Nullable Counted counted() {
        return counted;
    }

    synchronized long records() {
        return counted == null ? 0 : counted.records();
    }

    synchronized @Nullable Ended end() {
        return end;
    }

    @Override
    public void progress(String said, double done) {
        words.add(said);
    }

    @Override
    public synchronized void columns(List<ResultColumn> columns) {
        rows.clear();
        size = 0;
    }

    @Override
    public synchronized void rows(List<RowChange> changes) {
        for (RowChange change : changes) {
            String row = String.join(
                    "|", change.values().stream().map(Objects::toString).toList());
            boolean more = change.kind() == RowChange.Kind.INSERT || change.kind() == RowChange.Kind.UPDATE_AFTER;
            rows.merge(row, more ? 1 : -1, Integer::sum);
            rows.remove(row, 0);
            size += more ? 1 : -1;
        }
    }

    @Override
    public synchronized void counted(Counted now) {
        counted = now;
    }

    @Override
    public synchronized void ended(Ended how) {
        end = how;
    }

    @Override
    public synchronized String toString() {
        return size + " rows, " + counted + ", " + end + ", " + words;
    }
}
