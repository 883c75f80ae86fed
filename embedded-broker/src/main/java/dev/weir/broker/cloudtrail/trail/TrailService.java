package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.call.Operation;
import dev.weir.broker.kms.DataKeys;
import dev.weir.broker.logs.LogSink;
import dev.weir.broker.s3.ObjectStore;
import dev.weir.broker.store.Database;
import dev.weir.broker.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of CloudTrail that is about trails: their operations, and their delivery. Thread-safe. */
public final class TrailService implements AutoCloseable {

    /**
     * What it works with.
     *
     * @param folder the data folder, or null to keep everything in memory
     */
    public record Parts(
            TimeSource time,
            @Nullable Path folder,
            Database database,
            Events events,
            ObjectStore objects,
            LogSink logs,
            DataKeys keys) {}

    private final Trails trails;
    private final TrailDelivery delivery;
    private final SigningKeys signing;
    private final Parts parts;

    public TrailService(Parts parts) {
        this.parts = parts;
        trails = new Trails(parts.database());
        signing = new SigningKeys(parts.folder(), parts.database());
        delivery = new TrailDelivery(
                parts.time(),
                trails,
                parts.events(),
                new LogDelivery(trails, parts.events(), parts.objects(), parts.logs()),
                new Digests(trails, parts.objects(), signing));
    }

    /** Begins to deliver. */
    public void start() {
        delivery.start();
    }

    /** The data events that the trails ask for. */
    public DataEvents dataEvents() {
        return trails;
    }

    /** Every operation about trails, made anew. */
    public List<Operation<?, ?>> operations() {
        return Stream.of(
                        new TrailOperations(
                                        parts.time(), trails, parts.events(), delivery, parts.objects(), parts.keys())
                                .all(),
                        new TrailReads(parts.time(), trails, signing).all(),
                        new SelectorOperations(trails).all(),
                        new TagOperations(trails).all())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    /** Delivers what there is now, as is done every five minutes. */
    public void deliver() {
        delivery.deliver();
    }

    /** Delivers what there is, and nothing more afterwards. */
    @Override
    public void close() {
        delivery.close();
    }
}
