package dev.weir.app.query.engine;

import java.util.List;

/**
 * Something that answers SQL over streams: a snapshot once, or rows for as long as it is watched. Thread-safe; it belongs to one
 * connection and is closed with it.
 */
public interface QueryEngine extends AutoCloseable {

    /** What a person calls it: {@code Ask}, {@code Watch}. */
    String title();

    /** Gets ready in the background, so that the first statement need not wait for it; what fails is told with that. */
    default void prepare() {}

    /**
     * Begins a statement and returns at once; all that follows is told to the listener, a statement that is wrong as well.
     *
     * @param text one statement, without the semicolon at its end
     * @param options what the person chose for this run, {@link QueryOptions}
     * @param listener called on threads of the engine, one call at a time, in order
     */
    RunningQuery run(String text, QueryOptions options, QueryListener listener);

    /**
     * Asks how the engine would go about a statement, and runs nothing. The listener is told one column with the plan as the engine
     * writes it, and the end.
     */
    default RunningQuery explain(String text, QueryOptions options, QueryListener listener) {
        return run("EXPLAIN " + text, options, listener);
    }

    /** What is running, in the order in which it began. */
    List<RunningQuery> running();

    /** Ends all that runs and lets go of everything; waits for that a few seconds at most. */
    @Override
    void close();
}
