package dev.weir.app.records.tail;

import dev.weir.app.fx.Pace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Brings the records of many shards into one order, by arrival, as far as that can be known: a record is let through
 * when no shard that is still behind could bring an older one. A shard that fails is not waited for, and a shard at its tip for
 * at most {@link #LONGEST_HOLD_NANOS}, so the order across shards is a courtesy; the order within a shard is kept always.
 *
 * <p>It is the gate of the tail too: readers ask {@link #awaitRoom} before each read, end there while the page is
 * hidden, and wait there while a paused buffer is full or their own shard is far ahead of the others. Thread-safe.
 */
final class ArrivalMerge {

    /** How long a record waits for shards that were at their tip when last asked. */
    static final long LONGEST_HOLD_NANOS = 1_500_000_000L;

    /** A shard that is behind and has not answered for so long is no longer waited for. */
    static final long PATIENCE_NANOS = 5_000_000_000L;

    private static final int LANE_ROWS = 5_000;
    private static final long ALL_BYTES = 16L << 20;
    private static final int CHUNK_ROWS = 256;
    private static final long CHUNK_BYTES = 1L << 20;
    private static final long RECHECK_MILLIS = 100;

    /** Records of one shard that wait to be let through. */
    static final class Lane {
        private final Deque<Batch> batches = new ArrayDeque<>();
        private int rows;
        private long newestArrival = Long.MIN_VALUE;
        private long requestedNanos = Long.MIN_VALUE;
        private long answeredNanos;
        private boolean atTip;
        private boolean troubled;
        private boolean closed;

        private Lane(long now) {
            answeredNanos = now;
        }

        private long headArrival() {
            return batches.getFirst().head().arrivalMillis();
        }
    }

    /** What one answer brought. */
    private static final class Batch {
        private final List<TailedRecord> records;
        private final long receivedNanos;
        private int next;

        private Batch(List<TailedRecord> records, long receivedNanos) {
            this.records = records;
            this.receivedNanos = receivedNanos;
        }

        private TailedRecord head() {
            return records.get(next);
        }
    }

    private final RecordSink out;
    private final Pace pace;
    private final long most;
    private final Runnable onChange;
    private final Set<Lane> lanes = new LinkedHashSet<>();
    private long bytes;
    // Written under the lock, read without: readers keep the lock busy, and the JavaFX thread must not queue for it.
    private volatile long passed;
    private volatile long waiting;
    private volatile boolean open = true;

    /** @param most after so many records no more go through */
    ArrivalMerge(RecordSink out, Pace pace, long most, Runnable onChange) {
        this.out = out;
        this.pace = pace;
        this.most = most;
        this.onChange = onChange;
    }

    synchronized Lane openLane() {
        Lane lane = new Lane(pace.nanoTime());
        lanes.add(lane);
        return lane;
    }

    /** The shard has been read to its end: what waits of it goes through in its turn, nobody waits for it. */
    synchronized void closeLane(Lane lane) {
        lane.troubled = true;
        lane.closed = true;
        drain();
    }

    /**
     * Takes one answer.
     *
     * @param requestedNanos when its request was sent
     * @param atTip whether the shard had no more at that moment
     */
    synchronized void offer(Lane lane, List<TailedRecord> records, long requestedNanos, boolean atTip) {
        lane.requestedNanos = requestedNanos;
        lane.answeredNanos = pace.nanoTime();
        lane.atTip = atTip;
        lane.troubled = false;
        if (!records.isEmpty()) {
            lane.batches.add(new Batch(records, lane.answeredNanos));
            lane.rows += records.size();
            waiting = waiting + records.size();
            lane.newestArrival = records.getLast().arrivalMillis();
            for (TailedRecord record : records) {
                bytes += record.weight();
            }
        }
        drain();
    }

    /** The shard does not answer as it should: the others do not wait for it until it does. */
    synchronized void troubled(Lane lane) {
        lane.troubled = true;
        drain();
    }

    /**
     * Waits until the shard may be read again. False when there are enough records and it need not be.
     *
     * @throws InterruptedException also when the gate is closed
     */
    synchronized boolean awaitRoom(Lane lane) throws InterruptedException {
        drain();
        while (open && passed < most && (out.full() || tooFarAhead(lane))) {
            wait(RECHECK_MILLIS);
            drain();
        }
        if (!open) {
            throw new InterruptedException("reading is suspended");
        }
        return passed < most;
    }

    private boolean tooFarAhead(Lane lane) {
        return lane.rows > 0 && (lane.rows >= LANE_ROWS || bytes >= ALL_BYTES);
    }

    /** Closed: no shard is read, nothing is lost. */
    void setOpen(boolean nowOpen) {
        // Who waits looks again soon.
        open = nowOpen;
    }

    boolean isOpen() {
        return open;
    }

    /** The buffer has room again. */
    synchronized void wake() {
        drain();
        notifyAll();
    }

    /** Lets everything through, whatever could still come: reading has ended. */
    synchronized void flush() {
        lanes.forEach(lane -> lane.troubled = true);
        release(true);
    }

    /** Whether as many records as were wanted have gone through. */
    boolean enough() {
        return passed >= most;
    }

    /** Records that were read and wait for their turn; for good, once there were enough. */
    long held() {
        return waiting;
    }

    private void drain() {
        release(false);
    }

    private void release(boolean regardless) {
        Barrier barrier = new Barrier(pace.nanoTime());
        PriorityQueue<Lane> byArrival = new PriorityQueue<>(Comparator.comparingLong(Lane::headArrival));
        for (Lane lane : lanes) {
            if (lane.batches.isEmpty()) {
                barrier.add(lane);
            } else {
                byArrival.add(lane);
            }
        }
        List<TailedRecord> chunk = new ArrayList<>();
        long chunkBytes = 0;
        long through = passed;
        boolean moved = false;
        while (!byArrival.isEmpty() && through < most && (regardless || !out.full())) {
            Lane lane = byArrival.remove();
            Batch batch = lane.batches.getFirst();
            TailedRecord record = batch.head();
            if (!regardless && !barrier.lets(record.arrivalMillis(), batch.receivedNanos)) {
                break;
            }
            take(lane, batch, record);
            through++;
            chunk.add(record);
            chunkBytes += record.weight();
            moved = true;
            if (lane.batches.isEmpty()) {
                barrier.add(lane);
            } else {
                byArrival.add(lane);
            }
            if (chunk.size() >= CHUNK_ROWS || chunkBytes >= CHUNK_BYTES) {
                out.append(chunk);
                chunk = new ArrayList<>();
                chunkBytes = 0;
            }
        }
        if (!chunk.isEmpty()) {
            out.append(chunk);
        }
        passed = through;
        waiting = lanes.stream().mapToLong(lane -> lane.rows).sum();
        lanes.removeIf(lane -> lane.closed && lane.batches.isEmpty());
        if (moved) {
            notifyAll();
            onChange.run();
        }
    }

    private void take(Lane lane, Batch batch, TailedRecord record) {
        batch.next++;
        lane.rows--;
        bytes -= record.weight();
        if (batch.next == batch.records.size()) {
            lane.batches.removeFirst();
        }
    }

    /** What the shards with nothing in hand forbid. */
    private static final class Barrier {
        private final long now;
        private long arrival = Long.MAX_VALUE;
        private long requested = Long.MAX_VALUE;

        private Barrier(long now) {
            this.now = now;
        }

        private void add(Lane lane) {
            if (lane.troubled) {
                return;
            }
            if (lane.atTip) {
                requested = Math.min(requested, lane.requestedNanos);
            } else if (now - lane.answeredNanos < PATIENCE_NANOS) {
                arrival = Math.min(arrival, lane.newestArrival);
            }
        }

        private boolean lets(long recordArrival, long receivedNanos) {
            return recordArrival <= arrival && (receivedNanos <= requested || now - receivedNanos > LONGEST_HOLD_NANOS);
        }
    }
}
