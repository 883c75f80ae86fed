package dev.weir.app.query.watch;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A listener that keeps all it hears. */
final class Heard implements QueryListener {

    final List<String> words = new CopyOnWriteArrayList<>();
    final List<ResultColumn> columns = new CopyOnWriteArrayList<>();
    final List<RowChange> rows = new CopyOnWriteArrayList<>();
    final List<Counted> counts = new CopyOnWriteArrayList<>();
    private final CompletableFuture<RowChange> first = new CompletableFuture<>();
    private final CompletableFuture<Ended> end = new CompletableFuture<>();

    RowChange firstRow() throws Exception {
        return soon(first);
    }

    Ended end() throws Exception {
        return soon(end);
    }

    private <T> T soon(CompletableFuture<T> what) throws Exception {
        try {
            return what.get(90, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("heard only " + words + columns + rows + end, e);
        }
    }

    @Override
    public void progress(String said, double done) {
        words.add(said);
    }

    @Override
    public void columns(List<ResultColumn> all) {
        columns.addAll(all);
    }

    @Override
    public void rows(List<RowChange> changes) {
        rows.addAll(changes);
        first.complete(changes.getFirst());
    }

    @Override
    public void counted(Counted counted) {
        counts.add(counted);
    }

    @Override
    public void ended(Ended ended) {
        first.completeExceptionally(new AssertionError("ended without a row: " + ended));
        end.complete(ended);
    }
}
