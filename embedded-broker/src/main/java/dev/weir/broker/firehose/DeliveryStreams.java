package dev.weir.broker.firehose;

import dev.weir.broker.call.Call;
import dev.weir.broker.time.TimeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All delivery streams. What is changed is durable before it is seen. Thread-safe. */
final class DeliveryStreams {

    private final TimeSource time;
    private final DeliveryStreamStore store;
    private final FirehoseErrors errors;
    private final String homeRegion;
    private final ReentrantLock changing = new ReentrantLock();
    private final Map<Place, DeliveryStream> byPlace = new ConcurrentHashMap<>();

    private record Place(String region, String name) {

        static Place of(DeliveryStream stream) {
            return new Place(stream.region(), stream.name());
        }
    }

    DeliveryStreams(TimeSource time, DeliveryStreamStore store, FirehoseErrors errors, String homeRegion) {
        this.time = time;
        this.store = store;
        this.errors = errors;
        this.homeRegion = homeRegion;
        store.all().forEach(stream -> byPlace.put(Place.of(stream), stream));
    }

    /** The present instant, as exact as the database keeps it. */
    Instant now() {
        return time.now().truncatedTo(ChronoUnit.MILLIS);
    }

    String region(Call call) {
        return call.regionOr(homeRegion);
    }

    /**
     * A delivery stream in any state, as it is now.
     *
     * @throws dev.weir.broker.call.AwsException ResourceNotFoundException if there is none
     */
    DeliveryStream get(Call call, String name) {
        DeliveryStream stream = find(region(call), name);
        if (stream == null) {
            throw errors.notFound(name);
        }
        return stream;
    }

    private @Nullable DeliveryStream find(String region, String name) {
        DeliveryStream stream = byPlace.get(new Place(region, name));
        return stream == null ? null : stream.at(now());
    }

    /** A delivery stream as it is by now, or null if it is gone. */
    @Nullable DeliveryStream current(DeliveryStream known) {
        DeliveryStream stream = find(known.region(), known.name());
        return stream != null && stream.id() == known.id() ? stream : null;
    }

    List<DeliveryStream> all() {
        return List.copyOf(byPlace.values());
    }

    /** The delivery streams of a region by name. */
    List<DeliveryStream> in(String region) {
        return byPlace.values().stream()
                .filter(stream -> stream.region().equals(region))
                .sorted(Comparator.comparing(DeliveryStream::name))
                .toList();
    }

    /** Adds a delivery stream, unless there is one of its name. */
    void add(DeliveryStream stream) {
        changing.lock();
        try {
            if (byPlace.containsKey(Place.of(stream))) {
                throw errors.exists(stream.name());
            }
            store.save(stream);
            byPlace.put(Place.of(stream), stream);
        } finally {
            changing.unlock();
        }
    }

    /**
     * Changes a delivery stream; nobody else changes it meanwhile.
     *
     * @param change is given it as it is now; may throw to leave it so
     */
    DeliveryStream change(DeliveryStream stream, UnaryOperator<DeliveryStream> change) {
        changing.lock();
        try {
            DeliveryStream present = current(stream);
            if (present == null) {
                throw errors.notFound(stream.name());
            }
            DeliveryStream changed = change.apply(present);
            store.save(changed);
            byPlace.put(Place.of(changed), changed);
            return changed;
        } finally {
            changing.unlock();
        }
    }

    /** Forgets a delivery stream whose log is gone. */
    void remove(DeliveryStream stream) {
        changing.lock();
        try {
            store.delete(stream);
            byPlace.remove(Place.of(stream));
        } finally {
            changing.unlock();
        }
    }
}
