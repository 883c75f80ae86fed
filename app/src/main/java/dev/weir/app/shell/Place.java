package dev.weir.app.shell;

import org.jspecify.annotations.Nullable;

/** Where in the console a person can be. Every number that can be opened opens a place. */
public sealed interface Place {

    record Overview() implements Place {}

    record Streams() implements Place {}

    /** The page of one stream. */
    record Stream(String streamName) implements Place {}

    /** The Records page, on a stream and a shard if they are given. */
    record Records(@Nullable String streamName, @Nullable String shardId) implements Place {}

    /** The Audit page, filtered by a resource name if one is given. */
    record Audit(@Nullable String resourceName) implements Place {}
}
