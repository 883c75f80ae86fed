package dev.weir.app.records.tail;

import dev.weir.app.fx.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How reading of one shard goes, at one moment.
 *
 * @param millisBehind how far behind the tip the last answer was, or -1 before the first answer
 * @param recordsRead records read of this shard in this tail
 * @param reachedMillis up to which time of arrival it has been read, milliseconds since the epoch, or -1 before the first answer
 * @param leftOut records that an answer brought beyond where reading was to end
 * @param known records that an answer brought though they had been read before
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
        long reachedMillis,
        long leftOut,
        long known,
        double readsPerSecond,
        long throttles,
        @Nullable Failure trouble,
        @Nullable Duration retryIn) {

    /** What the reader is doing. */
    public enum Phase {
        /** Its parents have not been read to their end yet. */
        WAITING,
        READING,
        /** It has been read as far as was asked for. */
        REACHED,
        /** Something went wrong that may pass: it is tried again. */
        RETRYING,
        /** The shard was closed and has been read to its end. */
        ENDED,
        /** Something went wrong that will not pass by itself. */
        FAILED
    }

    /** The same, tried again after that time. */
    ShardStatus retriedIn(Duration wait) {
        return new ShardStatus(
                shardId,
                phase,
                millisBehind,
                recordsRead,
                reachedMillis,
                leftOut,
                known,
                readsPerSecond,
                throttles,
                trouble,
                wait);
    }

    /** Whether nothing more will come of it. */
    public boolean over() {
        return phase == Phase.ENDED || phase == Phase.REACHED || phase == Phase.FAILED;
    }

    /** Before its parents are read. */
    static ShardStatus waiting(String shardId) {
        return new ShardStatus(shardId, Phase.WAITING, -1, 0, -1, 0, 0, 0, 0, null, null);
    }
}
