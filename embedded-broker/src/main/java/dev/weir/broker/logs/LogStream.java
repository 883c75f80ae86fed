package dev.weir.broker.logs;

import org.jspecify.annotations.Nullable;

/** A log stream; times in milliseconds since the epoch, null while it has no event. */
record LogStream(
        long id,
        long group,
        String name,
        long createdMillis,
        @Nullable Long firstMillis,
        @Nullable Long lastMillis,
        @Nullable Long ingestedMillis) {}
