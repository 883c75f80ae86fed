package dev.weir.broker.kinesis;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.call.Call;
import dev.weir.broker.cloudwatch.MetricSink;
import dev.weir.broker.store.RecordStore;
import dev.weir.broker.time.TimeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/**
 * All streams of the account. Finds them by name, ARN or id, and changes them: a change is made durable first and seen
 * afterwards. Thread-safe; nothing here is on the way of a record but the look-up.
 */
final class Streams {

    private final BrokerConfig config;
    private final TimeSource time;
    private final StreamStore store;
    private final RecordStore records;
    private final MetricSink sink;
    private final KinesisErrors errors;
    private final ConcurrentSkipListMap<StreamName, LiveStream> streams = new ConcurrentSkipListMap<>();
    private final Map<Long, LiveStream> byNumber = new ConcurrentHashMap<>();
    private final StreamTransitions transitions;
    private final StreamNaming naming;
    private final ShardAdmission admission;

    Streams(BrokerConfig config, TimeSource time, StreamStore store, RecordStore records, MetricSink sink) {
        this.config = config;
        this.time = time;
        this.store = store;
        this.records = records;
        this.sink = sink;
        this.errors = new KinesisErrors(config.accountId());
        this.transitions = new StreamTransitions(time, store, records, sink, config.limits(), this::forget);
        this.naming = new StreamNaming(config, this::nameOfId);
        this.admission = new ShardAdmission(config, this);
    }

    /** The present instant, as exact as the database keeps it. */
    Instant now() {
        return now(time);
    }

    static Instant now(TimeSource time) {
        return time.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Loads every stream, and goes on with what was under way when the broker ended. */
    void recover() {
        for (Stream stream : store.loadAll()) {
            LiveStream live = new LiveStream(stream, sink, time.nanoTime());
            transitions.openLogs(live, stream);
            remember(live);
            transitions.schedule(live, stream);
        }
    }

    void stop() {
        transitions.stop();
    }

    /** The name that a request means by StreamName, StreamARN, StreamId or several of them. */
    StreamName name(Call call, @Nullable String name, @Nullable String arn) {
        return naming.name(call, name, arn);
    }

    String region(Call call) {
        return naming.region(call);
    }

    /** The stream in its present state. */
    LiveStream get(StreamName name) {
        LiveStream live = find(name);
        if (live == null) {
            throw errors.streamNotFound(name.name());
        }
        return live;
    }

    @Nullable LiveStream find(StreamName name) {
        LiveStream live = streams.get(name);
        if (live == null) {
            return null;
        }
        settle(live);
        return live.isGone() ? null : live;
    }

    /** Every stream of a region by name, each in its present state. */
    List<Stream> list(String region) {
        List<Stream> result = new ArrayList<>();
        for (LiveStream live : all()) {
            settle(live);
            if (!live.isGone() && live.now().name().region().equals(region)) {
                result.add(live.now());
            }
        }
        return result;
    }

    Collection<LiveStream> all() {
        return streams.values();
    }

    ShardAdmission admission() {
        return admission;
    }

    /** Makes a stream in the state CREATING; called in the {@linkplain #admission turn} of its shards. */
    void create(
            StreamName name,
            StreamMode mode,
            int shardCount,
            int maxRecordKib,
            StreamSettings settings,
            Map<String, String> tags) {
        if (find(name) != null) {
            throw errors.streamExists(name.name());
        }
        Instant now = now();
        Stream stream = new Stream(
                        store.newStreamId(),
                        name,
                        now,
                        mode,
                        Stream.DEFAULT_RETENTION_HOURS,
                        now,
                        maxRecordKib,
                        new StreamState.Creating(now.plus(config.stateDelay()), shardCount),
                        ShardMap.EMPTY,
                        new TreeMap<>(),
                        List.of(),
                        settings)
                .withTags(tags);
        store.save(stream);
        LiveStream live = new LiveStream(stream, sink, time.nanoTime());
        remember(live);
        transitions.schedule(live, stream);
    }

    /**
     * Changes a stream.
     *
     * @param next checks that the change is allowed and gives the stream after it
     * @return the stream before it
     */
    Stream change(LiveStream live, UnaryOperator<Stream> next) {
        live.lock.lock();
        try {
            if (live.isGone()) {
                throw errors.streamNotFound(live.now().name().name());
            }
            Stream before = live.now();
            Stream changed = next.apply(before);
            store.save(changed);
            live.publish(changed);
            transitions.schedule(live, changed);
            return before;
        } finally {
            live.lock.unlock();
        }
    }

    /** When a state that begins now will end. */
    Instant stateEnd() {
        return now().plus(config.stateDelay());
    }

    /** Ends the stream's state if its time has come. */
    void settle(LiveStream live) {
        transitions.settle(live);
    }

    /** Takes expired shards out of the map with their logs. */
    void forgetExpired(LiveStream live) {
        live.lock.lock();
        try {
            Stream stream = live.now();
            ShardMap kept = stream.shards().withoutExpired(stream.trimHorizon(now()));
            if (live.isGone() || kept == stream.shards()) {
                return;
            }
            Stream changed = stream.withShards(kept);
            store.save(changed);
            live.publish(changed);
            for (Shard shard : stream.shards().all()) {
                if (kept.find(shard.index()) == null) {
                    live.removeLog(shard);
                    records.drop(stream.key(shard));
                }
            }
        } finally {
            live.lock.unlock();
        }
    }

    private void remember(LiveStream live) {
        streams.put(live.now().name(), live);
        byNumber.put(live.now().id(), live);
    }

    private void forget(LiveStream live) {
        streams.remove(live.now().name(), live);
        byNumber.remove(live.now().id());
    }

    private @Nullable StreamName nameOfId(String region, String id) {
        OptionalLong number = StreamId.number(id);
        LiveStream live = number.isEmpty() ? null : byNumber.get(number.getAsLong());
        if (live == null || !StreamId.of(live.now()).equals(id)) {
            return null;
        }
        StreamName name = live.now().name();
        return name.region().equals(region) && find(name) == live ? name : null;
    }
}
