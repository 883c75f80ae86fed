package dev.weir.app.query;

import dev.weir.app.query.engine.QueryEngine;
import org.jspecify.annotations.Nullable;

/**
 * The engines of one connection.
 *
 * @param ask answers about what is retained
 * @param watch answers as records arrive, or null where it is not installed
 */
public record Engines(QueryEngine ask, @Nullable QueryEngine watch) {

    /** The engine of a choice, or null if it is not installed. */
    @Nullable QueryEngine of(EngineChoice choice) {
        return choice == EngineChoice.ASK ? ask : watch;
    }

    void close() {
        ask.close();
        if (watch != null) {
            watch.close();
        }
    }
}
