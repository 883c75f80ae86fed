package dev.weir.junit;

import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Makes a stream and waits until it is ACTIVE. */
final class NewStream {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private NewStream() {}

    static void create(KinesisClient client, String name, int shards, long stateDelayMillis) {
        long end = System.nanoTime()
                + PATIENCE.toNanos()
                + Duration.ofMillis(stateDelayMillis).toNanos();
        while (!created(client, name, shards)) {
            pause(end, "Stream " + name + " could not be created: the limit on CreateStream calls did not let it.");
        }
        while (!isActive(client, name)) {
            pause(end, "Stream " + name + " did not become ACTIVE.");
        }
    }

    /** With limits on, five streams a second can be created; the rest has to ask again. */
    private static boolean created(KinesisClient client, String name, int shards) {
        try {
            client.createStream(request -> request.streamName(name).shardCount(shards));
            return true;
        } catch (LimitExceededException e) {
            String message = e.getMessage();
            if (message != null && message.contains("Rate exceeded")) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isActive(KinesisClient client, String name) {
        return client.describeStreamSummary(request -> request.streamName(name))
                        .streamDescriptionSummary()
                        .streamStatus()
                == StreamStatus.ACTIVE;
    }

    private static void pause(long end, String failure) {
        if (System.nanoTime() > end) {
            throw new ExtensionConfigurationException(failure);
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExtensionConfigurationException("Interrupted. " + failure, e);
        }
    }
}
