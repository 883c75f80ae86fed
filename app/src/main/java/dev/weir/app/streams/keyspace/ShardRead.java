package dev.weir.app.streams.keyspace;

import java.util.List;

/**
 * One GetRecords and what it brought.
 *
 * @param askedMillis when it was asked, by this computer's clock
 * @param kind how it came by its place in the shard
 * @param caughtUp whether nothing newer was left
 * @param bytes of all samples
 */
record ShardRead(String shardId, long askedMillis, Kind kind, List<Sample> samples, boolean caughtUp, long bytes) {

    enum Kind {
        /** It begins anew at the shard's end. */
        FRESH,
        /** It goes on exactly where the last one ended. */
        NEXT,
        /** It looked at some time in the past. */
        PROBE
    }
}
