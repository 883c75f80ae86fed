package dev.weir.streamingsql.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEventStream;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/**
 * One shard that is pushed. A subscription ends after five minutes; the next goes on where it ended. One event at a time is asked for, so
 * that a slow query is not overrun. Its methods are called on one thread; what the network says goes into a queue.
 */
final class FannedOutShard {

    private static final long IDLE_AFTER = Duration.ofSeconds(2).toNanos();

    /** Another subscription of this consumer to the shard must be five seconds old before one can take its place. */
    private static final long AFTER_FAILURE = Duration.ofSeconds(1).toNanos();

    /**
     * What the network said of a shard.
     *
     * @param subscription whose it was, counted; what comes of an earlier one is of no interest
     * @param event the event, or null if the subscription has ended
     * @param failure why it has ended, or null if in order
     */
    record Arrival(
            FannedOutShard shard,
            int subscription,
            @Nullable SubscribeToShardEvent event,
            @Nullable Throwable failure) {}

    private final KinesisAsyncClient kinesis;
    private final String consumerArn;
    private final String shardId;
    private final BlockingQueue<Arrival> arrivals;
    private StartAt position;
    private @Nullable ShardItem begun;
    private volatile @Nullable Subscription open;
    private int subscription;
    private boolean subscribed;
    private boolean ended;
    private boolean idle;
    private long due;
    private long lastSeen;
    private int failures;

    FannedOutShard(
            KinesisAsyncClient kinesis,
            String consumerArn,
            ShardSplit split,
            BlockingQueue<Arrival> arrivals,
            long now) {
        this.kinesis = kinesis;
        this.consumerArn = consumerArn;
        this.shardId = split.shardId();
        this.position = split.start();
        this.arrivals = arrivals;
        this.due = now;
        this.lastSeen = now;
    }

    String shardId() {
        return shardId;
    }

    boolean ended() {
        return ended;
    }

    /** Failures in a row. */
    int failures() {
        return failures;
    }

    /** Subscribes, if there is no subscription and it is time for one. */
    void subscribe(long now) {
        if (subscribed || ended || now - due < 0) {
            return;
        }
        subscribed = true;
        subscription++;
        StartingPosition.Builder from =
                StartingPosition.builder().type(position.type().toString());
        switch (position.type()) {
            case AFTER_SEQUENCE_NUMBER -> from.sequenceNumber(position.value());
            case AT_TIMESTAMP -> from.timestamp(Instant.parse(position.value()));
            default -> {}
        }
        if (position.type() == ShardIteratorType.LATEST) {
            // LATEST would be later by the next time.
            position = StartAt.time(Instant.now());
            begun = ShardItem.begun(position);
        }
        int mine = subscription;
        CompletableFuture<Void> _ = kinesis.subscribeToShard(
                        request -> request.consumerARN(consumerArn)
                                .shardId(shardId)
                                .startingPosition(from.build()),
                        SubscribeToShardResponseHandler.builder()
                                .subscriber(() -> new Events(mine))
                                .build())
                .whenComplete((done, failure) -> arrivals.add(new Arrival(this, mine, null, failure)));
    }

    /** Tells once where a shard that is read from LATEST was begun; null if there is nothing to tell. */
    @Nullable ShardItem takeBegun() {
        ShardItem untold = begun;
        begun = null;
        return untold;
    }

    /** Takes what has arrived, and asks for the next. */
    List<ShardItem> take(Arrival arrival, long now) {
        if (arrival.subscription() != subscription || ended) {
            return List.of();
        }
        SubscribeToShardEvent event = arrival.event();
        if (event == null) {
            subscribed = false;
            open = null;
            failures = arrival.failure() == null ? 0 : failures + 1;
            due = arrival.failure() == null ? now : now + AFTER_FAILURE;
            return List.of();
        }
        failures = 0;
        List<ShardItem> items = new ArrayList<>(event.records().size() + 1);
        for (Record record : event.records()) {
            items.add(ShardItem.of(record));
        }
        if (!items.isEmpty()) {
            items.add(ShardItem.PAUSE);
        }
        boolean atTip = event.millisBehindLatest() == null || event.millisBehindLatest() == 0;
        if (!items.isEmpty() || !atTip) {
            lastSeen = now;
            idle = false;
        }
        if (event.continuationSequenceNumber() != null) {
            position = StartAt.after(event.continuationSequenceNumber());
        }
        if (event.hasChildShards() && !event.childShards().isEmpty()) {
            ended = true;
            items.add(ShardItem.END);
        }
        Subscription giving = open;
        if (giving != null) {
            giving.request(1);
        }
        return items;
    }

    /** Says once that nothing has come for a while. */
    boolean hasBecomeIdle(long now) {
        boolean is = subscribed && !ended && now - lastSeen >= IDLE_AFTER;
        boolean hasBecome = is && !idle;
        idle = is;
        return hasBecome;
    }

    void close() {
        ended = true;
        Subscription last = open;
        if (last != null) {
            last.cancel();
        }
    }

    /** On the network's threads. */
    private final class Events implements Subscriber<SubscribeToShardEventStream> {

        private final int mine;

        Events(int mine) {
            this.mine = mine;
        }

        @Override
        public void onSubscribe(Subscription given) {
            open = given;
            given.request(1);
        }

        @Override
        public void onNext(SubscribeToShardEventStream event) {
            if (event instanceof SubscribeToShardEvent records) {
                arrivals.add(new Arrival(FannedOutShard.this, mine, records, null));
            }
        }

        // Both are told by the call's future, too.
        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
