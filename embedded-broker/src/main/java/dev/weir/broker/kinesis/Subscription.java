package dev.weir.broker.kinesis;

import dev.weir.broker.call.EventSink;
import dev.weir.broker.call.StreamedAnswer;
import dev.weir.broker.time.TimeSource;
import dev.weir.broker.time.WakeUp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;

/**
 * A subscription of one consumer to one shard: pushes the shard's records from a position on, as soon as they are
 * durable. It ends after five minutes, at the end of the shard, or when something takes it away. At any time it holds
 * one event at most: while a client does not take that, nothing more is read for it.
 */
final class Subscription implements StreamedAnswer.Events {

    /** How long a subscription lasts, of the API reference. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    /** How long nothing is sent before an empty event says that the shard is quiet. */
    static final Duration QUIET = Duration.ofSeconds(5);

    /** What a client gets that is stuck in a write to see its subscription end in order. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final String EVENT = "SubscribeToShardEvent";
    private static final int MAX_RECORDS = 10_000;

    /** Small, since a stalled client has one event in memory and there may be thousands of them. */
    private static final long MAX_BYTES = 256 << 10;

    /** What a consumer may read of a shard in a second. */
    private static final double BYTES_PER_SECOND = 2 << 20;

    private final KinesisParts parts;
    private final ReadOperations reads;
    private final ConsumerMetrics metrics;
    private final LiveStream live;
    private final Consumer consumer;
    private final Shard shard;
    private final WakeUp wakeUp;
    private final TokenBucket bytes;
    private final long startedAt;

    private volatile @Nullable End end;
    private @Nullable Thread sender;
    private long next;

    /**
     * @param from the lowest record index wanted
     */
    Subscription(
            KinesisParts parts,
            ReadOperations reads,
            ConsumerMetrics metrics,
            Consumers.Registered consumer,
            Shard shard,
            long from) {
        this.parts = parts;
        this.reads = reads;
        this.metrics = metrics;
        this.live = consumer.live();
        this.consumer = consumer.consumer();
        this.shard = shard;
        this.next = from;
        this.wakeUp = new WakeUp(parts.time());
        this.startedAt = parts.time().nanoTime();
        this.bytes = new TokenBucket(BYTES_PER_SECOND, startedAt);
    }

    /** What may end a subscription from outside. */
    enum End {
        /** The client is gone. */
        CLIENT_LEFT(Duration.ZERO),
        /** A later call of the same consumer has the shard now. */
        TAKEN_OVER(GRACE),
        /** The broker is being closed. */
        CLOSING(Duration.ofSeconds(1));

        private final Duration grace;

        End(Duration grace) {
            this.grace = grace;
        }
    }

    /** Ends the subscription soon, even if its client takes nothing. */
    void end(End reason) {
        end = reason;
        wakeUp.run();
        parts.time().after(reason.grace, this::cutOff);
    }

    @Override
    public void sendTo(EventSink sink) throws IOException {
        ShardLog log = live.log(shard);
        synchronized (this) {
            sender = Thread.currentThread();
        }
        TimeSource.Scheduled limit = parts.time().after(LIFETIME.plus(GRACE), this::cutOff);
        sink.onClose(() -> {
            end = End.CLIENT_LEFT;
            wakeUp.run();
        });
        live.changes().add(wakeUp);
        log.appends().add(wakeUp);
        try {
            push(sink);
        } finally {
            log.appends().remove(wakeUp);
            live.changes().remove(wakeUp);
            limit.cancel();
            wakeUp.close();
            release();
        }
    }

    private void push(EventSink sink) throws IOException {
        long lastSent = startedAt;
        while (true) {
            long nanoTime = parts.time().nanoTime();
            if (isOver(nanoTime)) {
                return;
            }
            // The map is looked at before the log: a shard seen closed here has all of its records in the log already.
            Stream stream = present();
            boolean mayRead = !parts.config().limits() || bytes.isPositive(nanoTime);
            Instant now = parts.streams().now();
            ReadOperations.Page page =
                    mayRead ? reads.read(stream, shard, next, MAX_RECORDS, MAX_BYTES, stream.trimHorizon(now)) : null;
            if (page != null) {
                next = page.nextIndex();
            }
            boolean atEnd = page != null && page.atTip() && !isOpenIn(stream);
            boolean hasRecords = page != null && !page.records().isEmpty();
            if (hasRecords || atEnd || nanoTime - lastSent >= QUIET.toNanos()) {
                send(sink, page, atEnd ? children(stream) : List.of(), now);
                lastSent = nanoTime;
                if (atEnd) {
                    return;
                }
            } else {
                long quietAt = lastSent + QUIET.toNanos();
                long until = mayRead ? quietAt : Math.min(quietAt, bytes.positiveAt(nanoTime));
                wakeUp.await(Math.min(until, startedAt + LIFETIME.toNanos()));
            }
        }
    }

    /** Whether it ends now and in order. */
    private boolean isOver(long nanoTime) {
        return switch (end) {
            case CLIENT_LEFT, CLOSING -> true;
            case TAKEN_OVER -> throw parts.errors().subscriptionExists(live.now(), shard, consumer);
            case null -> nanoTime - startedAt >= LIFETIME.toNanos();
        };
    }

    /** The stream as it is, as long as this consumer may read the shard. */
    private Stream present() {
        Stream stream = live.now();
        String name = stream.name().name();
        if (live.isGone() || !stream.state().servesRecords()) {
            throw parts.errors().streamNotFound(name);
        }
        Consumer registered =
                live.consumers().find(consumer.name(), parts.streams().now());
        if (registered == null
                || registered.goneAt() != null
                || !registered.createdAt().equals(consumer.createdAt())) {
            throw parts.errors()
                    .consumerNotFound(consumer.arn(parts.descriptions().arn(stream)));
        }
        if (stream.shards().find(shard.index()) == null) {
            throw parts.errors().shardMissing(shard.index(), name);
        }
        return stream;
    }

    private boolean isOpenIn(Stream stream) {
        Shard present = stream.shards().find(shard.index());
        return present != null && present.isOpen();
    }

    private List<ChildShard> children(Stream stream) {
        return stream.shards().childrenOf(shard.index()).stream()
                .map(Descriptions::child)
                .toList();
    }

    /** At the shard's end there is nothing to go on from, which is how the service's clients know it. */
    private void send(EventSink sink, ReadOperations.@Nullable Page page, List<ChildShard> children, Instant now)
            throws IOException {
        long behind = page == null || page.atTip() ? 0 : page.age(now);
        long size = page == null ? 0 : page.bytes();
        int count = page == null ? 0 : page.records().size();
        var event = SubscribeToShardEvent.builder()
                .records(
                        page == null
                                ? List.of()
                                : page.records().stream()
                                        .map(record -> ReadOperations.record(shard, record))
                                        .toList())
                .millisBehindLatest(behind);
        if (children.isEmpty()) {
            event.continuationSequenceNumber(continuation(now).toString());
        } else {
            event.childShards(children);
        }
        bytes.take((double) size);
        sink.send(EVENT, event.build());
        metrics.sent((double) size, count, (double) behind);
    }

    /** The number before the next record: a client goes on AFTER_SEQUENCE_NUMBER of it. */
    private SequenceNumber continuation(Instant now) {
        return next <= 1
                ? shard.startingSequenceNumber()
                : new SequenceNumber(
                        shard.createdSeconds(),
                        shard.index(),
                        next - 1,
                        Math.max(shard.createdSeconds(), now.getEpochSecond()));
    }

    /** Frees the thread if it is still held by a client that takes nothing. */
    private synchronized void cutOff() {
        if (sender != null) {
            sender.interrupt();
        }
    }

    private synchronized void release() {
        sender = null;
    }
}
