package dev.weir.app.query;

import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** A stream that a statement is to write into. */
final class TargetStream {

    private TargetStream() {}

    /**
     * Creates it if it is not there, and waits until it can be written into. Blocks; throws what the SDK throws.
     *
     * @return whether it was created now
     */
    static boolean make(KinesisClient kinesis, String streamName) {
        boolean created = false;
        try {
            kinesis.describeStreamSummary(request -> request.streamName(streamName));
        } catch (ResourceNotFoundException missing) {
            created = create(kinesis, streamName);
        }
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName(streamName));
        return created;
    }

    private static boolean create(KinesisClient kinesis, String streamName) {
        try {
            kinesis.createStream(request -> request.streamName(streamName).shardCount(1));
            return true;
        } catch (ResourceInUseException somebodyElseDid) {
            return false;
        }
    }
}
