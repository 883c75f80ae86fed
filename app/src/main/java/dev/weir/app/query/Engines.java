package dev.weir.app.query;

import dev.weir.app.query.engine.QueryEngine;
import org.jspecify.annotations.Nullable;

/**
 * The engines of one connection.
 *
 * @param ask answers about what is retained
 * @param watch answers as records arrive, or null where it is not installed
 * @param gateway does so on a Flink SQL Gateway, or null
 */
public record Engines(
        QueryEngine ask,
        @Nullable QueryEngine watch,
        @Nullable QueryEngine gateway) {

    /** Without a gateway. */
    public Engines(QueryEngine ask, @Nullable QueryEngine watch) {
        this(ask, watch, null);
    }

    /** The engine of a choice, or null if it is not installed. */
    @Nullable QueryEngine of(EngineChoice choice) {
        return switch (choice) {
            case ASK -> ask;
            case WATCH -> watch;
            case GATEWAY -> gateway;
        };
    }

    void close() {
        ask.close();
        if (watch != null) {
            watch.close();
        }
        if (gateway != null) {
            gateway.close();
        }
    }
}
