package dev.weir.app.query;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for the first rows of a statement, or for its end. */
final class FirstRows implements QueryListener {

    private final CompletableFuture<List<ResultColumn>> columns = new CompletableFuture<>();
    private final List<RowChange> rows = new ArrayList<>();
    private final CompletableFuture<List<RowChange>> first = new CompletableFuture<>();
    private final CompletableFuture<Ended> end = new CompletableFuture<>();

    /** The first rows, at least one. */
    List<RowChange> rows() {
        return soon(first);
    }

    /** The values of the newest change; none yet is an empty list. */
    synchronized List<@Nullable Object> last() {
        return rows.isEmpty() ? List.of() : rows.getLast().values();
    }

    List<ResultColumn> columns() {
        return soon(columns);
    }

    Ended end() {
        return soon(end);
    }

    private static <T> T soon(CompletableFuture<T> what) {
        try {
            return what.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void progress(String words, double done) {
        // Rows and the end are what counts here.
    }

    @Override
    public void columns(List<ResultColumn> found) {
        columns.complete(List.copyOf(found));
    }

    @Override
    public synchronized void rows(List<RowChange> changes) {
        rows.addAll(changes);
        first.complete(List.copyOf(rows));
    }

    @Override
    public void counted(Counted counted) {
        // As before.
    }

    @Override
    public void ended(Ended how) {
        first.completeExceptionally(new AssertionError("ended without a row: " + how));
        end.complete(how);
    }
}
