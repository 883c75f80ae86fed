package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/**
 * All consumers with enhanced fan-out: finds them by ARN or by stream and name, and changes them; a change is durable
 * before it is seen. Thread-safe.
 */
final class Consumers implements TaggedConsumers {

    /** Consumers a stream may have. Quota of the service. */
    private static final int MAX_PER_STREAM = 20;

    /** The same for on-demand streams of an account with a billing commitment. */
    private static final int MAX_WITH_COMMITMENT = 50;

    /** Consumers of a region that may be CREATING at once. */
    private static final int MAX_CREATING = 5;

    private final KinesisParts parts;
    private final ConsumerStore store;
    private final AccountSettings account;
    private final PolicyStore policies;
    private final ReentrantLock admission = new ReentrantLock();

    Consumers(KinesisParts parts, ConsumerStore store, AccountSettings account, PolicyStore policies) {
        this.parts = parts;
        this.store = store;
        this.account = account;
        this.policies = policies;
    }

    /** Gives the streams, which are there already, their consumers back. */
    void recover() {
        Instant now = parts.streams().now();
        Map<Long, LiveStream> byId = new HashMap<>();
        parts.streams().all().forEach(live -> byId.put(live.now().id(), live));
        store.loadAll((streamId, consumer) -> {
            LiveStream live = byId.get(streamId);
            if (live != null) {
                live.consumers().put(consumer, now);
            }
        });
    }

    /**
     * The consumer that a request means by its ARN, or by its stream (ARN or id) and its name, or by all of these.
     *
     * @throws AwsException if they do not agree, or there is no such consumer
     */
    Registered find(Call call, @Nullable String streamArn, @Nullable String name, @Nullable String consumerArn) {
        boolean namesStream = streamArn != null || call.newerMembers().containsKey("StreamId");
        if (consumerArn == null && (!namesStream || name == null)) {
            throw KinesisErrors.invalidArgument(
                    "Either ConsumerARN or both StreamARN and ConsumerName must be provided.");
        }
        ConsumerArn parsed = consumerArn == null ? null : parse(consumerArn);
        if (parsed != null
                && ((streamArn != null && !streamArn.equals(parsed.streamArn()))
                        || (name != null && !name.equals(parsed.name())))) {
            throw KinesisErrors.invalidArgument(
                    "ConsumerARN " + consumerArn + " does not match the given StreamARN and ConsumerName.");
        }
        StreamName stream = parts.streams().name(call, null, parsed == null ? streamArn : parsed.streamArn());
        LiveStream live = parts.streams().get(stream);
        String wanted = parsed == null ? String.valueOf(name) : parsed.name();
        Consumer consumer = live.consumers().find(wanted, parts.streams().now());
        if (consumer == null || (parsed != null && !parsed.names(consumer))) {
            throw parts.errors().consumerNotFound(consumerArn == null ? wanted : consumerArn);
        }
        return new Registered(live, consumer);
    }

    /** The consumer of an ARN. */
    Registered find(Call call, String consumerArn) {
        return find(call, null, null, consumerArn);
    }

    /** Registers a new consumer, in the state CREATING. */
    Consumer register(LiveStream live, String name, Map<String, String> tags) {
        admission.lock();
        try {
            live.lock.lock();
            try {
                checkNew(live, name);
                Instant now = parts.streams().now();
                Consumer consumer = new Consumer(name, now, parts.streams().stateEnd(), null, new TreeMap<>(tags));
                save(live, consumer);
                return consumer;
            } finally {
                live.lock.unlock();
            }
        } finally {
            admission.unlock();
        }
    }

    /** Begins a consumer's end; its subscriptions end at once, and its policy goes. */
    void deregister(Registered registered) {
        change(
                registered,
                consumer -> consumer.goneAt() != null
                        ? consumer
                        : consumer.deregistered(parts.streams().stateEnd()));
        registered.live().changes().raise();
        String streamArn = parts.descriptions().arn(registered.live().now());
        policies.delete(registered.consumer().arn(streamArn));
    }

    @Override
    public Map<String, String> tags(Call call, String consumerArn) {
        return find(call, consumerArn).consumer().tags();
    }

    @Override
    public void requireActive(Call call, String consumerArn) {
        Registered found = find(call, consumerArn);
        String stream = found.live().now().name().name();
        parts.errors().requireActive(found.consumer(), stream, parts.streams().now());
    }

    @Override
    public void changeTags(Call call, String consumerArn, UnaryOperator<Map<String, String>> next) {
        change(find(call, consumerArn), consumer -> consumer.withTags(next.apply(consumer.tags())));
    }

    private void change(Registered registered, UnaryOperator<Consumer> next) {
        LiveStream live = registered.live();
        live.lock.lock();
        try {
            String name = registered.consumer().name();
            Consumer present = live.consumers().find(name, parts.streams().now());
            if (live.isGone()
                    || present == null
                    || !present.createdAt().equals(registered.consumer().createdAt())) {
                throw parts.errors().consumerNotFound(name);
            }
            save(live, next.apply(present));
        } finally {
            live.lock.unlock();
        }
    }

    private void save(LiveStream live, Consumer consumer) {
        Instant now = parts.streams().now();
        store.save(live.now().id(), consumer, now);
        live.consumers().put(consumer, now);
    }

    private void checkNew(LiveStream live, String name) {
        Stream stream = live.now();
        Instant now = parts.streams().now();
        if (live.isGone()) {
            throw parts.errors().streamNotFound(stream.name().name());
        }
        parts.errors().requireServing(stream);
        if (live.consumers().find(name, now) != null) {
            throw parts.errors().consumerExists(name, stream.name().name());
        }
        int most = most(stream, now);
        if (live.consumers().present(now).size() >= most) {
            throw KinesisErrors.limitExceeded("Stream " + stream.name().name() + " under account " + parts.accountId()
                    + " has " + most + " consumers already, which is the limit.");
        }
        if (parts.config().limits() && creating(stream.name().region(), now) >= MAX_CREATING) {
            throw KinesisErrors.limitExceeded("This request would exceed the limit on the number of consumers that can"
                    + " simultaneously be in CREATING. Limit: " + MAX_CREATING + ".");
        }
    }

    private int most(Stream stream, Instant now) {
        boolean isCommitted = stream.mode() == StreamMode.ON_DEMAND
                && account.isCommitted(stream.name().region(), now);
        return isCommitted ? MAX_WITH_COMMITMENT : MAX_PER_STREAM;
    }

    private long creating(String region, Instant now) {
        return parts.streams().all().stream()
                .filter(live -> live.now().name().region().equals(region))
                .map(live -> live.consumers().present(now))
                .flatMap(Collection::stream)
                .filter(consumer -> consumer.status(now) == ConsumerStatus.CREATING)
                .count();
    }

    private static ConsumerArn parse(String arn) {
        ConsumerArn parsed = ConsumerArn.parse(arn);
        if (parsed == null) {
            throw KinesisErrors.invalidArgument("Invalid ConsumerARN " + arn + ".");
        }
        return parsed;
    }

    /** A consumer with the stream it is registered with. */
    record Registered(LiveStream live, Consumer consumer) {}
}
