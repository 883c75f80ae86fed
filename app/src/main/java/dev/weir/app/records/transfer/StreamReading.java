package dev.weir.app.records.transfer;

import dev.weir.app.fx.Pace;
import dev.weir.app.records.tail.TailedRecord;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * Reads a range of a stream for other features, in the order of arrival, a shard after its parents, what is read ahead bounded.
 * Used by one thread, which may be interrupted.
 */
public final class StreamReading implements AutoCloseable {

    private final RangeScan scan;

    private StreamReading(RangeScan scan) {
        this.scan = scan;
    }

    /** Lists the shards and begins. Blocks; throws what the SDK throws. */
    public static StreamReading of(
            KinesisClient kinesis, String streamName, ScanRange range, InstantSource clock, Pace pace) {
        return new StreamReading(new RangeScan(kinesis, streamName, range, Map.of(), clock, pace));
    }

    /** The next record, or null at the end of the range. Throws what the SDK throws. */
    public @Nullable TailedRecord next() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return scan.next();
    }

    /** Shards that went away before all of their records were read. */
    public Set<String> trimmed() {
        return scan.trimmed();
    }

    @Override
    public void close() {
        scan.close();
    }
}
