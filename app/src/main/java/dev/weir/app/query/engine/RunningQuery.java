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

    /** Asks it to end; {@link QueryListener#ended} follows, unless it has ended already. Returns at once. */
    void cancel();
}
