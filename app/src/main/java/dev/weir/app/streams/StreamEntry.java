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
        @Nullable Instant created) {}
