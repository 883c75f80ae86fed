package dev.weir.app.query.ask;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.query.engine.RunningQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A statement, run to its end, and all that was told of it. */
final class Asked implements QueryListener {

    final List<String> progress = new ArrayList<>();
    final List<List<@Nullable Object>> rows = new ArrayList<>();
    List<ResultColumn> columns = List.of();
    Counted counted = new Counted(0, 0, null);
    int batches;
    boolean changed;
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable Ended end;
    private @Nullable RunningQuery query;
    private @Nullable Runnable atProgress;

    static Asked of(QueryEngine engine, String text) {
        return of(engine, text, QueryOptions.ALL);
    }

    static Asked of(QueryEngine engine, String text, QueryOptions options) {
        Asked asked = new Asked();
        engine.run(text, options, asked);
        asked.end();
        return asked;
    }

    static Asked begun(QueryEngine engine, String text, Runnable atProgress) {
        Asked asked = new Asked();
        asked.atProgress = atProgress;
        asked.query = engine.run(text, QueryOptions.ALL, asked);
        return asked;
    }

    static Asked begunToExplain(QueryEngine engine, String text) {
        Asked asked = new Asked();
        asked.query = engine.explain(text, QueryOptions.ALL, asked);
        return asked;
    }

    void cancel() {
        if (query != null) {
            query.cancel();
        }
    }

    Ended end() {
        try {
            if (!over.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("it has not ended; last: " + progress);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        Ended ended = end;
        if (ended == null) {
            throw new AssertionError("no end");
        }
        return ended;
    }

    /** The only value of the only row. */
    @Nullable Object value() {
        if (end() instanceof Ended.Failed(var error)) {
            throw new AssertionError(error.toString());
        }
        return rows.getFirst().getFirst();
    }

    @Override
    public synchronized void progress(String words, double done) {
        progress.add(words);
        if (atProgress != null) {
            atProgress.run();
        }
    }

    @Override
    public void columns(List<ResultColumn> found) {
        columns = found;
    }

    @Override
    public void rows(List<RowChange> changes) {
        batches++;
        for (RowChange change : changes) {
            if (change.kind() == RowChange.Kind.DELETE) {
                changed = true;
                if (!rows.remove(change.values())) {
                    throw new AssertionError("never was: " + change);
                }
            } else {
                rows.add(change.values());
            }
        }
    }

    @Override
    public void counted(Counted now) {
        counted = now;
    }

    @Override
    public void ended(Ended how) {
        end = how;
        over.countDown();
    }
}
