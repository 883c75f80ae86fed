package dev.weir.broker.firehose;

import dev.weir.broker.firehose.delivery.Delivery;
import dev.weir.broker.firehose.delivery.DeliveryLog;
import dev.weir.broker.firehose.delivery.DeliveryMetrics;
import dev.weir.broker.firehose.delivery.DirectDelivery;
import dev.weir.broker.firehose.delivery.DirectLog;
import dev.weir.broker.firehose.delivery.StreamDelivery;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deliveries of all delivery streams. Thread-safe. */
final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final DeliveryStreams streams;
    private final DeliveryStreamStore store;
    private final Plans plans;
    private final DeliveryErrors errors;
    private final Delivery.Parts parts;
    private final Consumer<DeliveryStream> whenGone;
    private final Map<Long, Delivery> running = new ConcurrentHashMap<>();
    private final Map<Long, DeliveryMetrics> metrics = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /** @param whenGone told of a delivery stream whose deletion is complete */
    Deliveries(
            DeliveryStreams streams,
            DeliveryStreamStore store,
            Plans plans,
            DeliveryErrors errors,
            Delivery.Parts parts,
            Consumer<DeliveryStream> whenGone) {
        this.streams = streams;
        this.store = store;
        this.plans = plans;
        this.errors = errors;
        this.parts = parts;
        this.whenGone = whenGone;
    }

    long nextId() {
        return store.nextId();
    }

    /** Goes on with what was going on when the broker stopped. */
    void resume() {
        for (DeliveryStream stream : streams.all()) {
            if (stream.lifecycle().isDeleting()) {
                delete(stream);
            } else {
                start(stream);
            }
        }
    }

    void start(DeliveryStream stream) {
        DeliveryMetrics own = metrics(stream);
        DeliveryLog log = (destination, code, message) -> errors.add(current(stream), destination, code, message);
        StreamSource source = stream.source();
        Delivery delivery = source == null
                ? new DirectDelivery(
                        stream.id(), stream.log(), stream.region(), stream.arn(), plans.of(stream), parts, own, log)
                : new StreamDelivery(
                        stream.id(), source.arn(), stream.role(source.roleArn()), plans.of(stream), parts, own, log);
        running.put(stream.id(), delivery);
        delivery.start();
    }

    private DeliveryStream current(DeliveryStream known) {
        DeliveryStream present = streams.current(known);
        return present == null ? known : present;
    }

    /** Goes on with the destination as it is now. */
    void follow(DeliveryStream stream) {
        Delivery delivery = running.get(stream.id());
        if (delivery != null) {
            delivery.follow(plans.of(stream));
        }
    }

    /** Deletes a delivery stream that is DELETING once its time has come, with what waits for delivery. */
    void delete(DeliveryStream stream) {
        Duration left = Duration.between(streams.now(), stream.lifecycle().until());
        parts.time()
                .after(
                        left.isNegative() ? Duration.ZERO : left,
                        () -> Thread.ofVirtual().name("weir-firehose-delete").start(() -> purge(stream)));
    }

    private void purge(DeliveryStream stream) {
        if (stopped) {
            return; // begun again at the next start
        }
        try {
            Delivery delivery = running.remove(stream.id());
            if (delivery != null) {
                delivery.stop();
            }
            parts.records().drop(stream.log());
            streams.remove(stream);
            metrics.remove(stream.id());
            whenGone.accept(stream);
        } catch (RuntimeException e) {
            LOG.error("Delivery stream {} stays DELETING until the next start", stream.name(), e);
        }
    }

    /** Where direct puts go, or null if there is no such place any more. */
    @Nullable DirectLog log(DeliveryStream stream) {
        Delivery delivery = running.get(stream.id());
        return delivery == null ? null : delivery.log();
    }

    DeliveryMetrics metrics(DeliveryStream stream) {
        return metrics.computeIfAbsent(stream.id(), id -> new DeliveryMetrics(parts.sink(), stream.name()));
    }

    void stop() {
        stopped = true;
        running.values().forEach(Delivery::stop);
        errors.flush();
    }
}
