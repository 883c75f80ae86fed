package dev.weir.broker.firehose.delivery;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.firehose.onward.Halt;
import dev.weir.broker.firehose.process.Outcome;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.store.StoredRecord;
import dev.weir.broker.time.TimeSource;
import dev.weir.broker.time.WakeUp;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers one source: the direct puts of a delivery stream, or one shard. It reads on from its checkpoint, and moves
 * that when objects are put; whatever happens in between, it begins there again, so that nothing is lost and at most
 * what was in flight comes twice. While an object is not taken, nothing more is read; while the source may not be read,
 * what waits is delivered when its time comes. Runs on one thread.
 */
final class Lane implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int PAGE_RECORDS = 2_000;

    private final LaneSource source;
    private final long owner;
    private final int index;
    private final Supplier<Plan> plans;
    private final Delivery.Parts parts;
    private final DeliveryMetrics metrics;
    private final DeliveryLog log;
    private final Partitions partitions;
    private final TimeSource time;
    private final WakeUp wakeUp;
    private final Halt halt = new Halt();
    private volatile boolean stopped;
    private volatile long waitingBytes;

    private Plan plan;
    private ObjectBuffers buffers;
    private Outlet outlet;
    private Checkpoint saved;
    private long next;
    private boolean atEnd;
    /** Of what is tried again after a failure, but for the source's refusals. */
    private final Backoff failing = new Backoff();

    private final Backoff refused = new Backoff();
    /** Whether an object was not taken, which comes before reading on. */
    private boolean held;

    /** Whether the source refused the last read, which is tried again at {@code readAgainAt}. */
    private boolean denied;

    private long readAgainAt;

    Lane(
            LaneSource source,
            long owner,
            int index,
            Supplier<Plan> plans,
            Delivery.Parts parts,
            DeliveryMetrics metrics,
            DeliveryLog log,
            Partitions partitions) {
        this.source = source;
        this.owner = owner;
        this.index = index;
        this.plans = plans;
        this.parts = parts;
        this.metrics = metrics;
        this.log = log;
        this.partitions = partitions;
        this.time = parts.time();
        this.wakeUp = new WakeUp(time);
        this.saved = parts.checkpoints()
                .load(owner, index)
                .filter(kept -> kept.sourceNumber() == source.number())
                .orElse(Checkpoint.at(source.number(), 0));
        this.next = saved.position();
        this.plan = plans.get();
        this.buffers = newBuffers();
        this.outlet = new Outlet(plan, buffers, log, metrics, time);
    }

    private ObjectBuffers newBuffers() {
        String origin = owner + "-" + source.number() + "-" + index;
        Way way = new Way(plan, source.shardId(), origin, parts.buckets(), metrics, log, halt, time);
        return new ObjectBuffers(way, partitions, saved.ahead());
    }

    /** Works until it is stopped, or until the source has ended and everything is delivered. */
    @Override
    @SuppressWarnings("ThreadPriorityCheck") // what compresses holds its carrier thread, and there are few of these
    public void run() {
        source.listen(wakeUp);
        try {
            while (!stopped && !(atEnd && buffers.isEmpty())) {
                step();
                Thread.yield();
            }
        } finally {
            source.ignore(wakeUp);
            wakeUp.close();
            buffers.abandon();
        }
    }

    private void step() {
        try {
            if (plan.version() != plans.get().version()) {
                follow(plans.get());
            }
            boolean more = held || read();
            deliver(false);
            held = false;
            failing.reset();
            if (!more) {
                awaitMore();
            }
        } catch (DeliveryException e) {
            if (stopped) {
                return;
            }
            held = true;
            log.failed(plan.destination(e), e.code(), e.getMessage());
            long lost = buffers.dropExpired();
            if (lost > 0) {
                save();
                log.failed(
                        plan.data().bucket(),
                        "S3.RetriesExhausted",
                        lost + " records were not taken for 24 hours and are lost.");
            }
            pauseBeforeRetry();
        } catch (IOException | StoreException | AwsException e) {
            if (!stopped) {
                LOG.warn("A delivery begins again from its checkpoint: {}", e.getMessage());
                log.failed(plan.data().bucket(), code(e), String.valueOf(e.getMessage()));
                rewind();
                pauseBeforeRetry();
            }
        } catch (RuntimeException e) {
            if (!stopped) {
                LOG.error("A delivery met a fault of the broker and begins again from its checkpoint", e);
                log.failed(plan.data().bucket(), "InternalError", String.valueOf(e));
                rewind();
                pauseBeforeRetry();
            }
        }
    }

    private void awaitMore() {
        long due = buffers.dueNanos();
        wakeUp.await(denied && readAgainAt - due < 0 ? readAgainAt : due);
    }

    /** The code that a failure has for whoever reads the log: that of a service it came from, where there is one. */
    private static String code(Exception e) {
        return e instanceof AwsException failure && failure.code().contains(".") ? failure.code() : "InternalError";
    }

    /** Takes up another version: what waits is delivered as it was meant to be, or else read again. */
    private void follow(Plan changed) throws IOException {
        try {
            deliver(true);
        } catch (DeliveryException e) {
            LOG.debug("What waited was not taken and is read again under the new version", e);
        }
        plan = changed;
        failing.reset();
        refused.reset();
        denied = false;
        rewind();
    }

    /** @return whether there was something */
    private boolean read() throws IOException, DeliveryException {
        if (denied && time.nanoTime() - readAgainAt < 0) {
            return false;
        }
        LaneSource.Page page;
        try {
            page = source.read(next, PAGE_RECORDS, plan.pageBytes());
        } catch (DeliveryException e) {
            log.failed(plan.destination(e), e.code(), e.getMessage());
            denied = true;
            readAgainAt = time.nanoTime() + refused.next().toNanos();
            return false;
        }
        denied = false;
        refused.reset();
        if (page == null) {
            atEnd = true;
            return false;
        }
        List<StoredRecord> records = page.records();
        if (!records.isEmpty()) {
            List<Outcome> outcomes = plan.pipeline().process(records, source);
            int at = 0;
            for (StoredRecord record : records) {
                outlet.takeSource(record);
                while (at < outcomes.size() && outcomes.get(at).position() == record.index()) {
                    outlet.take(outcomes.get(at++));
                }
                next = record.index() + 1;
                if (buffers.isAnyFull()) {
                    deliver(false);
                }
            }
        }
        next = page.next();
        atEnd = page.atEnd();
        waitingBytes = buffers.bytes();
        return !records.isEmpty();
    }

    private void deliver(boolean all) throws IOException, DeliveryException {
        ObjectBuffers.Delivered delivered;
        try {
            delivered = buffers.deliver(all);
        } finally {
            waitingBytes = buffers.bytes();
        }
        if (delivered.any()) {
            save();
        }
        if (delivered.failure() != null) {
            throw delivered.failure();
        }
    }

    private void save() {
        Checkpoint now = buffers.checkpoint(source.number(), next);
        parts.checkpoints().save(owner, index, now);
        saved = now;
        source.delivered(now.position());
    }

    private void rewind() {
        buffers.abandon();
        held = false;
        saved = reloaded();
        next = saved.position();
        buffers = newBuffers();
        outlet = new Outlet(plan, buffers, log, metrics, time);
    }

    /** What is in the database, which may be more than is known here if a save failed half-way. */
    private Checkpoint reloaded() {
        try {
            return parts.checkpoints()
                    .load(owner, index)
                    .filter(kept -> kept.sourceNumber() == source.number())
                    .orElse(saved);
        } catch (StoreException e) {
            LOG.debug("The checkpoint could not be read; the one that is known is used", e);
            return saved;
        }
    }

    private void pauseBeforeRetry() {
        long until = time.nanoTime() + failing.next().toNanos();
        int version = plan.version();
        while (!stopped && version == plans.get().version() && time.nanoTime() - until < 0) {
            wakeUp.await(until);
        }
    }

    /** Has it look at its plan again. */
    void wake() {
        wakeUp.run();
    }

    /** Has it end soon; what was not delivered is read again by the next that has its checkpoint. */
    void stop() {
        stopped = true;
        halt.raise();
        wakeUp.run();
    }

    /** How much waits in buffers, before compression. */
    long waitingBytes() {
        return waitingBytes;
    }
}
