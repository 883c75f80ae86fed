package dev.weir.app.records.tail;

import dev.weir.app.fx.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How reading of one shard goes, at one moment.
 *
 * @param millisBehind how far behind the tip the last answer was, or -1 before the first answer
 * @param recordsRead records read of this shard in this tail
 * @param readsPerSecond GetRecords calls a second lately; the service allows 5 a shard to all readers together
 * @param throttles answers that said ProvisionedThroughputExceeded
 * @param trouble what went wrong last, or null while all is well
 * @param retryIn how long until it is tried again, or null when it is not
 */
public record ShardStatus(
        String shardId,
        Phase phase,
        long millisBehind,
        long recordsRead,
        double readsPerSecond,
        long throttles,
        @Nullable Failure trouble,
        @Nullable Duration retryIn) {

    /** What the reader is doing. */
    public enum Phase {
        /** Its parents have not been read to their end yet. */
        WAITING,
        READING,
        /** Something went wrong that may pass: it is tried again. */
        RETRYING,
        /** The shard was closed and has been read to its end. */
        ENDED,
        /** Something went wrong that will not pass by itself. */
        FAILED
    }

    /** Before its parents are read. */
    static ShardStatus waiting(String shardId) {
        return new ShardStatus(shardId, Phase.WAITING, -1, 0, 0, 0, null, null);
    }
}
