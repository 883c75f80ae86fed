package dev.weir.broker.cloudtrail;

import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes events, in batches: many waiting calls share one transaction and one forced write. */
final class EventWriter {

    /** Calls that may wait to be written. */
    static final int QUEUE = 16_384;

    /** How long the disk may refuse events before they are given up. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
    private static final int BATCH = 512;

    /** Events nobody waits for may gather this long, so that a steady trickle does not become a transaction each. */
    private static final long GATHER_MILLIS = 25;

    private final TimeSource time;
    private final EventTables tables;
    private final int dataEvents;
    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;
    private long running;
    private final AtomicLong dataSinceSweep = new AtomicLong();
    private volatile Instant nextSweep;

    /** A call to be written, or none: then only a mark that all before it is. */
    private record Entry(
            @Nullable PendingEvent event, @Nullable CountDownLatch done) {}

    private static final Entry WAKE = new Entry(null, null);

    EventWriter(TimeSource time, EventTables tables, int dataEvents) {
        this.time = time;
        this.tables = tables;
        this.dataEvents = dataEvents;
        this.nextSweep = time.now();
        for (String table : List.of(EventTables.MANAGEMENT, EventTables.DATA)) {
            OptionalLong newest = tables.newestKey(table);
            running = newest.isEmpty() ? running : Math.max(running, EventKey.running(newest.getAsLong()) + 1);
        }
        this.thread = Thread.ofPlatform().daemon().name("weir-audit").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Hands an event over; returns once it is durable if it has to be. */
    void write(PendingEvent event) {
        CountDownLatch durable = event.isDurable() ? new CountDownLatch(1) : null;
        if (put(new Entry(event, durable)) && durable != null) {
            await(durable);
        }
    }

    /** Returns once everything handed over before is written. */
    void awaitWritten() {
        CountDownLatch written = new CountDownLatch(1);
        if (!closed && put(new Entry(null, written))) {
            await(written);
        }
    }

    private boolean put(Entry entry) {
        try {
            if (!closed && queue.offer(entry, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (entry.event() != null) {
            noteLost(1);
        }
        return false;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("An audit event was not written in time; the disk may be full or very slow.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Entry> batch = new ArrayList<>();
        while (!closed || !queue.isEmpty()) {
            try {
                gather(batch);
                if (!batch.isEmpty()) {
                    insert(batch);
                }
                sweepWhenDue();
            } catch (InterruptedException e) {
                // Nobody interrupts this thread; were it to happen, what waits is still written.
                closed = true;
            } catch (RuntimeException e) {
                LOG.error("The audit log failed to write {} events.", batch.size(), e);
                noteLost(batch.size());
            } finally {
                release(batch);
            }
        }
    }

    private void gather(List<Entry> batch) throws InterruptedException {
        Entry next = closed ? queue.poll() : queue.poll(1, TimeUnit.SECONDS);
        while (next != null) {
            batch.add(next);
            if (next.done() != null || batch.size() >= BATCH) {
                queue.drainTo(batch, BATCH);
                return;
            }
            next = closed ? queue.poll() : queue.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void insert(List<Entry> batch) throws InterruptedException {
        List<EventTables.Row> rows = new ArrayList<>(batch.size());
        boolean durable = false;
        for (Entry entry : batch) {
            PendingEvent event = entry.event();
            if (event != null) {
                rows.add(new EventTables.Row(EventKey.of(event.time().toEpochMilli(), running++), toEvent(event)));
                durable |= event.isDurable();
                dataSinceSweep.addAndGet(event.data() ? 1 : 0);
            }
        }
        if (!rows.isEmpty()) {
            insertPatiently(rows, durable);
        }
    }

    /** A disk that is full or busy for a moment costs a wait, not the events. */
    private void insertPatiently(List<EventTables.Row> rows, boolean durable) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                tables.insert(rows, durable);
                return;
            } catch (StoreException e) {
                LOG.warn("{} audit events could not be written: {}", rows.size(), e.getMessage());
                if (attempt >= PATIENCE.toSeconds() || closed) {
                    noteLost(rows.size());
                    return;
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    private static AuditEvent toEvent(PendingEvent event) {
        UserIdentity identity = UserIdentity.of(event.call().caller());
        EventResource resource = EventResource.of(event.call(), event.request());
        return new AuditEvent(
                event.id(),
                event.time(),
                event.call().operation(),
                event.call().service().eventSource(),
                event.readOnly(),
                event.data(),
                identity.userName(),
                event.call().caller().accessKeyId(),
                resource == null ? null : resource.type(),
                resource == null ? null : resource.name(),
                EventJson.of(event, identity, resource));
    }

    private static void release(List<Entry> batch) {
        for (Entry entry : batch) {
            CountDownLatch done = entry.done();
            if (done != null) {
                done.countDown();
            }
        }
        batch.clear();
    }

    private void noteLost(int events) {
        LOG.error("{} calls are missing from the audit log so far.", lost.addAndGet(events));
    }

    private void sweepWhenDue() {
        if (dataSinceSweep.get() > dataEvents / 10 || !time.now().isBefore(nextSweep)) {
            sweep();
        }
    }

    /** Drops what is past its time or its number. */
    void sweep() {
        dataSinceSweep.set(0);
        Instant now = time.now();
        nextSweep = now.plus(Duration.ofMinutes(10));
        tables.keep(EventTables.DATA, dataEvents, now.minus(AuditLog.DATA_KEPT));
        tables.keep(EventTables.MANAGEMENT, AuditLog.MANAGEMENT_EVENTS, now.minus(AuditLog.MANAGEMENT_KEPT));
    }

    /** Writes what waits and ends the thread. */
    void close() {
        awaitWritten();
        closed = true;
        // An interrupt would close H2's file in the middle of a write; an empty entry wakes the thread as well.
        boolean woken = queue.offer(WAKE);
        LOG.debug("The audit log's writer is ending, woken: {}.", woken);
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
