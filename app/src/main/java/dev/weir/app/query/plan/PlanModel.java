package dev.weir.app.query.plan;

import dev.weir.app.fx.Background;
import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.query.engine.RunningQuery;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Asks an engine for its plan of one statement. JavaFX thread only. */
public final class PlanModel {

    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable QueryError> error = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final Answer answer = new Answer();
    private final RunningQuery query;
    private final Runnable signal;

    /** Asks at once. */
    public PlanModel(Background background, QueryEngine engine, String statement, QueryOptions options) {
        this.signal = background.signal(this::look);
        this.query = engine.explain(statement, options, answer);
    }

    /** The plan, once it is there. */
    public ReadOnlyObjectProperty<@Nullable Plan> plan() {
        return plan.getReadOnlyProperty();
    }

    /** Why there is none, or null. */
    public ReadOnlyObjectProperty<@Nullable QueryError> error() {
        return error.getReadOnlyProperty();
    }

    /** What goes on until then. */
    public ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** Nobody waits for it any more. */
    public void close() {
        query.cancel();
    }

    private void look() {
        progress.set(answer.progress());
        Ended end = answer.end();
        if (end instanceof Ended.Failed(QueryError why)) {
            error.set(why);
        } else if (end != null) {
            plan.set(Plan.of(answer.text()));
        }
    }

    /** What the engine says, on its threads. */
    private final class Answer implements QueryListener {
        private final List<String> lines = new ArrayList<>();
        private String words = "";
        private @Nullable Ended how;

        synchronized String text() {
            return String.join("\n", lines);
        }

        synchronized String progress() {
            return words;
        }

        synchronized @Nullable Ended end() {
            return how;
        }

        @Override
        public void progress(String said, double done) {
            synchronized (this) {
                words = said;
            }
            signal.run();
        }

        @Override
        public void columns(List<ResultColumn> columns) {
            // One, with the plan.
        }

        @Override
        public synchronized void rows(List<RowChange> changes) {
            changes.forEach(change -> lines.add(String.valueOf(change.values().getLast())));
        }

        @Override
        public void counted(Counted counted) {
            // Nothing is read.
        }

        @Override
        public void ended(Ended ended) {
            synchronized (this) {
                how = ended;
            }
            signal.run();
        }
    }
}
