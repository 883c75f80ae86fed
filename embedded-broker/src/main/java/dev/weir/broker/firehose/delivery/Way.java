package dev.weir.broker.firehose.delivery;

import dev.weir.broker.firehose.object.Buckets;
import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.firehose.object.ObjectTarget;
import dev.weir.broker.firehose.object.ObjectWriter;
import dev.weir.broker.firehose.onward.Halt;
import dev.weir.broker.time.TimeSource;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * What a lane's batches go their way with.
 *
 * @param origin names the lane among all that there are and were
 */
record Way(
        Plan plan,
        String shardId,
        String origin,
        Buckets buckets,
        DeliveryMetrics metrics,
        DeliveryLog log,
        Halt halt,
        TimeSource time) {

    /** What fills a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(ObjectWriter out) throws IOException, DeliveryException;
    }

    /**
     * Puts an object.
     *
     * @param oldestMillis when the oldest of what is in it arrived
     */
    void put(ObjectTarget target, String errorType, long oldestMillis, Content content)
            throws DeliveryException, IOException {
        String extension = target.compression().extension();
        String key = target.newKey(Instant.ofEpochMilli(oldestMillis), shardId, errorType, Map.of(), extension);
        put(target, key, content);
    }

    void put(ObjectTarget target, String key, Content content) throws DeliveryException, IOException {
        ObjectWriter file = plan.plain(buckets.newFile(), target, key.substring(key.lastIndexOf('/') + 1));
        boolean done = false;
        try {
            content.writeTo(file);
            file.finish();
            buckets.put(target.role(), target.bucket(), key, file.file());
            done = true;
        } finally {
            if (!done) {
                file.abandon();
            }
        }
    }
}
