package dev.weir.broker.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Something that the committer is asked to do. The future completes when it is done. */
sealed interface StoreCommand {

    CompletableFuture<Void> done();

    /** Roughly the memory that it holds. */
    default long bytes() {
        return 0;
    }

    /** Appends a batch, all or nothing. */
    record Append(Map<ShardKey, List<StoredRecord>> batch, long bytes, CompletableFuture<Void> done)
            implements StoreCommand {

        private static final int RECORD_OBJECTS = 96;

        static Append of(Map<ShardKey, List<StoredRecord>> batch) {
            long bytes = 0;
            for (List<StoredRecord> records : batch.values()) {
                for (StoredRecord record : records) {
                    bytes += RECORD_OBJECTS + record.partitionKey().length() + record.data().length;
                }
            }
            return new Append(batch, bytes, new CompletableFuture<>());
        }
    }

    /** Forgets a shard's records below an index. */
    record Trim(ShardKey shard, long to, CompletableFuture<Void> done) implements StoreCommand {}

    /** Forgets a shard. */
    record Drop(ShardKey shard, CompletableFuture<Void> done) implements StoreCommand {}
}
