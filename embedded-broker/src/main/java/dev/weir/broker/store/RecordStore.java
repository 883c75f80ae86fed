package dev.weir.broker.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * The shards' logs. Appending is a group commit: one committer writes what many calls handed in, forces it to the
 * disk, and then completes their futures. A record is readable only once it is durable. Thread-safe.
 */
public interface RecordStore extends AutoCloseable {

    /**
     * Hands records over for appending. Within a shard, calls must be made in the order of the indexes (the caller
     * holds the shard's lock while it calls; it waits for the future after it let go).
     *
     * @return completes when every record of the batch is durable and readable; fails with {@link StoreException} if it
     *     could not be written, in which case none of the batch is readable and the shards' next indexes may be used
     *     again
     */
    CompletableFuture<Void> append(Map<ShardKey, List<StoredRecord>> batch);

    /**
     * Reads durable records in order.
     *
     * @param fromIndex the lowest index wanted
     * @param maxRecords at least 1
     * @param maxBytes stops before the record that would take data and partition keys past this; the first record is
     *     always returned
     */
    List<StoredRecord> read(ShardKey shard, long fromIndex, int maxRecords, long maxBytes);

    /** The lowest index still kept, or empty if the log holds nothing. */
    OptionalLong firstIndex(ShardKey shard);

    /** The highest durable index ever appended, even if trimmed since; empty if there was none. */
    OptionalLong lastIndex(ShardKey shard);

    /** The arrival time of the highest durable record still kept, in milliseconds; empty if the log holds nothing. */
    OptionalLong lastArrivalMillis(ShardKey shard);

    /** The index of the first kept record that arrived at or after an instant, or empty if none did. */
    OptionalLong firstIndexAtOrAfter(ShardKey shard, Instant time);

    /** Records that arrived before the given instant need not be kept any longer: hides them, and frees disk when it can. */
    void trim(ShardKey shard, Instant before);

    /** Forgets a shard's log with all of its records. */
    void drop(ShardKey shard);

    /** Waits for what was handed over, then releases the files. */
    @Override
    void close();
}
