package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.EventSink;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.StreamedAnswer;
import dev.weir.broker.cloudwatch.MetricSink;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardRequest;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponse;

/** SubscribeToShard: checks who wants what from where, and begins a {@link Subscription}. Thread-safe. */
final class SubscribeOperation {

    private final KinesisParts parts;
    private final Consumers consumers;
    private final ReadOperations reads;
    private final StartIndex startIndex;
    private final MetricSink sink;
    private final Set<Subscription> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    SubscribeOperation(KinesisParts parts, Consumers consumers, ReadOperations reads, MetricSink sink) {
        this.parts = parts;
        this.consumers = consumers;
        this.reads = reads;
        this.startIndex = new StartIndex(parts, "SubscribeToShard");
        this.sink = sink;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("SubscribeToShard", true, true, SubscribeToShardRequest::builder, this::subscribe));
    }

    StreamedAnswer subscribe(SubscribeToShardRequest request, Call call) {
        Instant now = parts.streams().now();
        long nanoTime = parts.time().nanoTime();
        Consumers.Registered registered = consumers.find(call, request.consumerARN());
        LiveStream live = registered.live();
        Stream stream = live.now();
        String name = stream.name().name();
        Consumer consumer = registered.consumer();
        int shardIndex = parts.shardIndex(request.shardId(), stream.name());
        Shard shard = stream.state().servesRecords() ? stream.shards().find(shardIndex) : null;
        if (shard == null || shard.isExpired(stream.trimHorizon(now))) {
            throw parts.errors().shardMissing(shardIndex, name);
        }
        parts.errors().requireActive(consumer, name, now);
        ConsumerMetrics metrics = new ConsumerMetrics(sink, name, consumer.name());
        SubscriptionSlot slot = live.consumers().slot(consumer, shardIndex, nanoTime);
        if (parts.config().limits() && !slot.admitCall(nanoTime)) {
            metrics.asked(true);
            throw KinesisErrors.limitExceeded(
                    "Rate exceeded for consumer " + request.consumerARN() + " and shard " + shard.id() + ".");
        }
        StartingPosition position = request.startingPosition();
        long from = startIndex.of(position.type(), position.sequenceNumber(), position.timestamp(), stream, shard, now);
        DryRun.endIfAsked(call);
        Subscription subscription = new Subscription(parts, reads, metrics, registered, shard, from);
        if (!slot.take(subscription, nanoTime)) {
            metrics.asked(true);
            throw parts.errors().subscriptionExists(stream, shard, consumer);
        }
        metrics.asked(false);
        return new StreamedAnswer(SubscribeToShardResponse.builder().build(), events -> run(subscription, events));
    }

    /** Only now it counts as running: between its call and this, a fault may have lost the answer. */
    private void run(Subscription subscription, EventSink events) throws IOException {
        running.add(subscription);
        try {
            if (closing) {
                subscription.end(Subscription.End.CLOSING);
            }
            subscription.sendTo(events);
        } finally {
            running.remove(subscription);
        }
    }

    /** Ends every subscription, and lets none begin. */
    void close() {
        closing = true;
        running.forEach(subscription -> subscription.end(Subscription.End.CLOSING));
    }
}
