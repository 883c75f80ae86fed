package dev.weir.app.query;

import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RunningQuery;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An engine that says what a test says. */
final class GridProbe implements QueryEngine {

    private @Nullable QueryListener listener;

    QueryListener heard() {
        return Objects.requireNonNull(listener);
    }

    @Override
    public String title() {
        return "Probe";
    }

    @Override
    public RunningQuery run(String text, QueryOptions options, QueryListener told) {
        listener = told;
        return new RunningQuery() {
            @Override
            public String id() {
                return "1";
            }

            @Override
            public String text() {
                return text;
            }

            @Override
            public Instant begun() {
                return Instant.EPOCH;
            }

            @Override
            public void cancel() {
                // Nothing runs.
            }
        };
    }

    @Override
    public List<RunningQuery> running() {
        return List.of();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
