package dev.weir.app.query;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an engine said and the page has not seen yet. Where the page is slower than the engine, the engine waits. Thread-safe.
 */
final class Inbox implements QueryListener {

    private static final int MOST_WAITING = 20_000;

    /**
     * What was new.
     *
     * @param columns the columns, if they came
     * @param end how it ended, if it did
     */
    record News(
            String progress,
            double done,
            @Nullable List<ResultColumn> columns,
            List<RowChange> changes,
            @Nullable Counted counted,
            @Nullable Ended end) {}

    private final Runnable signal;
    private String progress = "";
    private double done = Double.NaN;
    private @Nullable List<ResultColumn> columns;
    private List<RowChange> changes = new ArrayList<>();
    private @Nullable Counted counted;
    private @Nullable Ended end;
    private boolean abandoned;

    /** @param signal run when there is something new */
    Inbox(Runnable signal) {
        this.signal = signal;
    }

    /** Takes out what is new. */
    synchronized News take() {
        News news = new News(progress, done, columns, changes, counted, end);
        columns = null;
        changes = new ArrayList<>();
        notifyAll();
        return news;
    }

    /** Nobody looks any more: the engine need not wait. */
    synchronized void abandon() {
        abandoned = true;
        changes = new ArrayList<>();
        notifyAll();
    }

    @Override
    public void progress(String words, double share) {
        synchronized (this) {
            progress = words;
            done = share;
        }
        signal.run();
    }

    @Override
    public void columns(List<ResultColumn> found) {
        synchronized (this) {
            columns = List.copyOf(found);
            // Those that nobody has seen yet belong to what was before.
            changes = new ArrayList<>();
        }
        signal.run();
    }

    @Override
    public void rows(List<RowChange> more) {
        synchronized (this) {
            while (!abandoned && changes.size() >= MOST_WAITING) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    // The engine was told to end, and will see it.
                    Thread.currentThread().interrupt();
                    break;
                }
            }
            if (!abandoned) {
                changes.addAll(more);
            }
        }
        signal.run();
    }

    @Override
    public void counted(Counted now) {
        synchronized (this) {
            counted = now;
        }
        signal.run();
    }

    @Override
    public void ended(Ended how) {
        synchronized (this) {
            end = how;
        }
        signal.run();
    }
}
