package dev.weir.app.query.engine;

import org.jspecify.annotations.Nullable;

/** How a statement ended. */
public sealed interface Ended {

    /**
     * All was answered.
     *
     * @param cutShort why there are more rows than were given, or null if that is all
     */
    record Complete(@Nullable String cutShort) implements Ended {}

    /** Somebody cancelled it. */
    record Cancelled() implements Ended {}

    /** It could not be answered, or not to its end. */
    record Failed(QueryError error) implements Ended {}
}
