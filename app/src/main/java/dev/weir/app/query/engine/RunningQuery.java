package dev.weir.app.query.engine;

import java.time.Instant;

/** A statement that was begun. Thread-safe. */
public interface RunningQuery {

    /** Unlike that of any other of this engine. */
    String id();

    /** The statement. */
    String text();

    /** When it was begun, by the engine's clock. */
    Instant begun();

    /** What a person calls it; empty if it has no name. */
    default String name() {
        return "";
    }

    /** Gives it a name. */
    default void call(String name) {}

    /** Whether it reads streams by a fan-out consumer of its own. */
    default boolean fanOut() {
        return false;
    }

    /** How it is doing. Returns at once. */
    default Standing standing() {
        return Standing.unknown();
    }

    /** Asks it to end; {@link QueryListener#ended} follows, unless it has ended already. Returns at once. */
    void cancel();
}
