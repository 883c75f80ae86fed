package dev.weir.broker.cloudtrail;

import dev.weir.broker.cloudtrail.journal.EventJournal;
import dev.weir.broker.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes events, in batches: many waiting calls share one forced write. */
final class EventWriter {

    /** Calls that may wait to be written. */
    static final int QUEUE = 16_384;

    /** How long the disk may refuse events before they are given up. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
    private static final int BATCH = 512;

    /** Events nobody waits for may gather this long, so that a steady trickle does not become a write each. */
    private static final long GATHER_MILLIS = 25;

    private final EventJournal management;
    private final EventJournal data;
    private final Runnable upkeep;
    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    /** A call to be written, or none: then only a mark that all before it is. */
    private record Entry(
            @Nullable PendingEvent event, @Nullable CountDownLatch done) {}

    private static final Entry WAKE = new Entry(null, null);

    /** @param upkeep what is to be done now and then on the thread that writes */
    EventWriter(EventJournal management, EventJournal data, Runnable upkeep) {
        this.management = management;
        this.data = data;
        this.upkeep = upkeep;
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

    /** How many calls are missing from the journal. */
    long lost() {
        return lost.get();
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
                write(batch);
                upkeep.run();
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

    private void write(List<Entry> batch) throws InterruptedException {
        List<PendingEvent> ofManagement = new ArrayList<>(batch.size());
        List<PendingEvent> ofData = new ArrayList<>();
        boolean durable = false;
        for (Entry entry : batch) {
            PendingEvent event = entry.event();
            if (event != null) {
                (event.data() ? ofData : ofManagement).add(event);
                durable |= event.isDurable();
            }
        }
        writePatiently(management, ofManagement, durable);
        writePatiently(data, ofData, false);
    }

    /** A disk that is full or busy for a moment costs a wait, not the events. */
    private void writePatiently(EventJournal journal, List<PendingEvent> events, boolean durable)
            throws InterruptedException {
        for (int attempt = 1; !events.isEmpty(); attempt++) {
            try {
                journal.append(events, durable);
                return;
            } catch (StoreException e) {
                LOG.warn("{} audit events could not be written: {}", events.size(), e.getMessage());
                if (attempt >= PATIENCE.toSeconds() || closed) {
                    noteLost(events.size());
                    return;
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
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
