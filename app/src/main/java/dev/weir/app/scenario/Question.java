package dev.weir.app.scenario;

import java.time.Duration;

/** A query of a scenario. */
public sealed interface Question {

    /** What it is called in the file; no two queries of a scenario have the same. */
    String name();

    /** A few words for people. */
    String title();

    /** The statement. */
    String sql();

    /** Flink's SQL, which goes on as records arrive; it may write into a stream. */
    record Watched(String name, String title, String sql) implements Question {}

    /**
     * A SELECT that DuckDB answers about what is there, again and again.
     *
     * @param every how long after an answer it is asked again
     */
    record Asked(String name, String title, String sql, Duration every) implements Question {}
}
