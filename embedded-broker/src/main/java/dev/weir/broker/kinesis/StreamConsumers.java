package dev.weir.broker.kinesis;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The consumers of one stream, with their subscriptions and the limits on calls about them. Thread-safe; {@link
 * Consumers} alone replaces the consumers, holding the stream's lock.
 */
final class StreamConsumers {

    /** Calls a second and stream, from the API reference. */
    private static final Map<String, Integer> PER_SECOND =
            Map.of("DeregisterStreamConsumer", 5, "DescribeStreamConsumer", 20, "ListStreamConsumers", 5);

    /** Replaced when first used: there is one of these a stream, and nearly all of them stay empty. */
    private Map<String, TokenBucket> calls = Map.of();

    private Map<SlotKey, SubscriptionSlot> slots = Map.of();
    private volatile SortedMap<String, Consumer> all = Collections.emptySortedMap();

    /** By name, those that are gone left out. */
    List<Consumer> present(Instant now) {
        return all.values().stream().filter(consumer -> !consumer.isGone(now)).toList();
    }

    @Nullable Consumer find(String name, Instant now) {
        Consumer consumer = all.get(name);
        return consumer == null || consumer.isGone(now) ? null : consumer;
    }

    /** Puts a consumer in, in the place of one of the same name; forgets those that are gone. */
    synchronized void put(Consumer consumer, Instant now) {
        SortedMap<String, Consumer> next = new TreeMap<>(all);
        next.values().removeIf(old -> old.isGone(now));
        next.put(consumer.name(), consumer);
        all = Collections.unmodifiableSortedMap(next);
        if (!slots.isEmpty()) {
            slots.keySet().removeIf(key -> !key.isOf(next.get(key.consumer())));
        }
    }

    /** Counts a call to an operation on this stream's consumers, and says whether it is within the limit. */
    synchronized boolean admit(String operation, long nanoTime) {
        Integer limit = PER_SECOND.get(operation);
        if (limit == null) {
            return true;
        }
        calls = calls.isEmpty() ? new HashMap<>() : calls;
        return calls.computeIfAbsent(operation, _ -> new TokenBucket(limit, nanoTime))
                .takeOne(nanoTime);
    }

    /** A consumer's hold on a shard. */
    synchronized SubscriptionSlot slot(Consumer consumer, int shardIndex, long nanoTime) {
        slots = slots.isEmpty() ? new HashMap<>() : slots;
        SlotKey key = new SlotKey(consumer.name(), consumer.createdAt(), shardIndex);
        return slots.computeIfAbsent(key, _ -> new SubscriptionSlot(nanoTime));
    }

    private record SlotKey(String consumer, Instant createdAt, int shardIndex) {

        boolean isOf(@Nullable Consumer present) {
            return present != null && present.createdAt().equals(createdAt);
        }
    }
}
