package dev.weir.app.records.tail;

import org.jspecify.annotations.Nullable;

/**
 * What one run is to read.
 *
 * @param onlyShard the shard, or null for all
 * @param position where it begins in each shard
 * @param until where it ends
 * @param most after so many records it ends, too
 */
public record TailRequest(@Nullable String onlyShard, StartingPosition position, Until until, long most) {

    /** Of all shards, without an end. */
    public static TailRequest from(StartingPosition position) {
        return new TailRequest(null, position, new Until.Never(), Long.MAX_VALUE);
    }
}
