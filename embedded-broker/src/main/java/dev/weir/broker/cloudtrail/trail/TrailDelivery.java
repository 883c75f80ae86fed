package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers all trails, every five minutes and when the broker ends. Thread-safe. */
final class TrailDelivery implements AutoCloseable {

    static final Duration EVERY = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(TrailDelivery.class);

    private final TimeSource time;
    private final Trails trails;
    private final Events events;
    private final LogDelivery logs;
    private final Digests digests;
    private volatile TimeSource.@Nullable Scheduled next;
    private volatile boolean closed;

    TrailDelivery(TimeSource time, Trails trails, Events events, LogDelivery logs, Digests digests) {
        this.time = time;
        this.trails = trails;
        this.events = events;
        this.logs = logs;
        this.digests = digests;
    }

    void start() {
        tellDelivered();
        schedule();
    }

    private void schedule() {
        if (!closed) {
            next = time.after(
                    EVERY,
                    () -> Thread.ofVirtual().name("weir-trails").start(() -> {
                        deliver();
                        schedule();
                    }));
        }
    }

    /** Delivers what there is. Runs by itself; here for tests. */
    void deliver() {
        trails.changing().lock();
        try {
            if (closed) {
                return;
            }
            for (Trail trail : trails.all()) {
                if (trail.progress().logging()) {
                    deliver(trail, false);
                }
            }
            tellDelivered();
        } finally {
            trails.changing().unlock();
        }
    }

    /**
     * Delivers a trail's log files and digests. Its caller holds {@link Trails#changing}. What fails is told by
     * GetTrailStatus and tried again.
     *
     * @param last whether logging ends, so that the digest's hour does
     * @return the trail afterwards
     */
    Trail deliver(Trail trail, boolean last) {
        Instant now = time.now();
        Trail current = trail;
        try {
            current = logs.deliver(current, now);
        } catch (AwsException | StoreException e) {
            current = latest(current);
            LOG.warn("The trail {} could not be delivered: {}", trail.name(), e.getMessage());
            current = current.with(current.progress().failed(now.toEpochMilli(), code(e)));
            trails.save(current);
            return current;
        }
        try {
            return digests.deliver(current, now, last);
        } catch (AwsException | StoreException e) {
            current = latest(current);
            LOG.warn("A digest of the trail {} could not be delivered: {}", trail.name(), e.getMessage());
            current = current.with(current.progress()
                    .withDigests(0, code(e), current.progress().digests()));
            trails.save(current);
            return current;
        }
    }

    /** What was delivered before something failed stays delivered. */
    private Trail latest(Trail trail) {
        Trail saved = trails.named(trail.name());
        return saved == null ? trail : saved;
    }

    /** CloudTrail tells S3's code. */
    private static String code(RuntimeException e) {
        return e instanceof AwsException error ? error.code() : "InternalError";
    }

    private void tellDelivered() {
        long delivered = trails.all().stream()
                .filter(trail -> trail.progress().logging())
                .filter(trail -> trail.settings().selectors().hasData())
                .mapToLong(trail -> trail.progress().data())
                .min()
                .orElse(Long.MAX_VALUE);
        events.dataDelivered(delivered);
    }

    /** Delivers what there is, and nothing more afterwards. */
    @Override
    public void close() {
        deliver();
        closed = true;
        TimeSource.Scheduled waiting = next;
        if (waiting != null) {
            waiting.cancel();
        }
    }
}
