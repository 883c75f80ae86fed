package dev.weir.app.streams;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream as ListStreams tells it.
 *
 * @param mode null where the endpoint lists names only
 * @param created null where the endpoint lists names only
 */
public record StreamEntry(
        String name,
        StreamState state,
        @Nullable CapacityMode mode,
        @Nullable Instant created) {

    /** Whether the endpoint told no more than the name, as older emulators do. */
    boolean nameOnly() {
        return mode == null && created == null && state == StreamState.UNKNOWN;
    }

    /** The same with what its facts tell. */
    StreamEntry with(StreamFacts facts) {
        return new StreamEntry(name, facts.state(), facts.mode(), facts.created());
    }
}
