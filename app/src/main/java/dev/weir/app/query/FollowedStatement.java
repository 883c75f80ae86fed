package dev.weir.app.query;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.shell.Statements;
import dev.weir.app.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A statement of which only how it fares is kept, not its rows. Thread-safe. */
final class FollowedStatement implements Statements.Running, QueryListener {

    private static final int LONGEST = 200;

    private final Consumer<FollowedStatement> whenEnded;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile @Nullable RunningQuery query;
    private volatile boolean cancelled;
    private volatile String words = Text.of("is starting");
    private volatile List<ResultColumn> columns = List.of();
    private final AtomicLong rows = new AtomicLong();
    private volatile @Nullable RowChange newest;
    private volatile @Nullable RowChange first;
    private volatile @Nullable String failure;

    /** @param whenEnded told once nothing more comes; on any thread */
    FollowedStatement(Consumer<FollowedStatement> whenEnded) {
        this.whenEnded = whenEnded;
    }

    /** One that can't be asked. */
    static FollowedStatement impossible(String why) {
        FollowedStatement none = new FollowedStatement(ended -> {});
        none.failure = why;
        none.end.countDown();
        return none;
    }

    void runs(RunningQuery begun) {
        query = begun;
        if (cancelled) {
            begun.cancel();
        }
    }

    @Override
    public void progress(String what, double done) {
        words = what;
    }

    @Override
    public void columns(List<ResultColumn> all) {
        columns = List.copyOf(all);
        rows.set(0);
    }

    @Override
    public void rows(List<RowChange> changes) {
        for (RowChange change : changes) {
            if (change.kind() == RowChange.Kind.INSERT || change.kind() == RowChange.Kind.UPDATE_AFTER) {
                if (first == null) {
                    first = change;
                }
                newest = change;
            }
        }
        rows.addAndGet(changes.stream()
                .filter(change -> change.kind() == RowChange.Kind.INSERT)
                .count());
    }

    @Override
    public void counted(Counted counted) {
        words = Text.count(counted.records(), "{0} record looked at", "{0} records looked at");
    }

    @Override
    public void ended(Ended ended) {
        if (ended instanceof Ended.Failed failed) {
            failure = failed.error().what();
        }
        end.countDown();
        whenEnded.accept(this);
    }

    @Override
    public Statements.Standing standing() {
        RowChange last = newest;
        return new Statements.Standing(
                words, rows.get(), last == null ? null : line(last), failure, end.getCount() == 0);
    }

    private String line(RowChange row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < Math.min(columns.size(), row.values().size()); i++) {
            line.append(i == 0 ? "" : ", ")
                    .append(columns.get(i).name())
                    .append(' ')
                    .append(row.values().get(i));
        }
        return line.length() <= LONGEST ? line.toString() : line.substring(0, LONGEST) + "…";
    }

    /**
     * The first row by column, once the statement has ended.
     *
     * @throws IllegalStateException with why there is none
     */
    Map<String, @Nullable Object> firstRow() throws InterruptedException {
        end.await();
        RowChange row = first;
        if (failure != null || row == null) {
            throw new IllegalStateException(failure == null ? Text.of("There is no row.") : failure);
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).name(), row.values().get(i));
        }
        return values;
    }

    @Override
    public void cancel() {
        cancelled = true;
        RunningQuery now = query;
        if (now != null) {
            now.cancel();
        }
    }
}
