package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.EventSink;
import dev.weir.broker.call.StreamedAnswer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kinesis.model.*;

/** A client of SubscribeToShard without a wire: takes events as they come. */
final class Subscriber implements EventSink {

    private static final long PATIENCE_SECONDS = 20;

    private final LinkedBlockingQueue<SubscribeToShardEvent> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> left = new CompletableFuture<>();

    static Subscriber to(KinesisFixture kinesis, Consumer<SubscribeToShardRequest.Builder> request) {
        StreamedAnswer answer = kinesis.any("SubscribeToShard", request);
        Subscriber subscriber = new Subscriber();
        Thread.startVirtualThread(() -> {
            try {
                answer.events().sendTo(subscriber);
                subscriber.ended.complete(null);
            } catch (IOException | RuntimeException e) {
                subscriber.ended.completeExceptionally(e);
            }
        });
        return subscriber;
    }

    @Override
    public void send(String type, SdkPojo event) {
        events.add((SubscribeToShardEvent) event);
    }

    @Override
    public void onClose(Runnable action) {
        left.thenRun(action);
    }

    void leave() {
        left.complete(null);
    }

    SubscribeToShardEvent next() throws InterruptedException {
        SubscribeToShardEvent event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event came; ended: " + ended);
        }
        return event;
    }

    List<String> nextTexts() throws InterruptedException {
        return next().records().stream().map(r -> r.data().asUtf8String()).toList();
    }

    int waiting() {
        return events.size();
    }

    /** The error that ended it, or null if it ended in order. */
    AwsException end() {
        try {
            ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            return null;
        } catch (CompletionException e) {
            return (AwsException) e.getCause();
        }
    }
}
