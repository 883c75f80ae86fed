package dev.weir.app.scenario;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Makes sure that a feed's stream exists and takes records. */
final class StreamSetup {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final KinesisClient kinesis;

    StreamSetup(KinesisClient kinesis) {
        this.kinesis = kinesis;
    }

    /**
     * Returns once the stream takes records; tries for as long as the thread is not interrupted.
     *
     * @param problem told one sentence each time an attempt fails
     */
    void ensure(Feed feed, Consumer<String> problem) throws InterruptedException {
        boolean ready = false;
        while (!ready) {
            try {
                ready = ready(feed);
                if (!ready) {
                    Thread.sleep(POLL);
                }
            } catch (SdkException e) {
                problem.accept(
                        "The stream " + feed.streamName() + " could not be prepared, trying again: " + e.getMessage());
                Thread.sleep(RETRY);
            }
        }
    }

    private boolean ready(Feed feed) {
        try {
            StreamStatus status = status(feed.streamName());
            return status == StreamStatus.ACTIVE || status == StreamStatus.UPDATING;
        } catch (ResourceNotFoundException e) {
            create(feed);
            return false;
        }
    }

    private StreamStatus status(String streamName) {
        return kinesis.describeStreamSummary(request -> request.streamName(streamName))
                .streamDescriptionSummary()
                .streamStatus();
    }

    private void create(Feed feed) {
        try {
            kinesis.createStream(
                    request -> request.streamName(feed.streamName()).shardCount(feed.shards()));
        } catch (ResourceInUseException e) {
            // Somebody else has just created it, which is what was wanted.
            System.getLogger(StreamSetup.class.getName())
                    .log(System.Logger.Level.DEBUG, "Already created: " + feed.streamName(), e);
        }
    }
}
