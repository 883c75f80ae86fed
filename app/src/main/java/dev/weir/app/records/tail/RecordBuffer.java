package dev.weir.app.records.tail;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest records of a tail: a ring bounded by number and by bytes, whichever is reached first. Every record that
 * ever entered has an index, counted from 0, so that what scrolled out is known exactly. Thread-safe.
 *
 * <p>While it is held ({@link #hold()}) records still enter, up to a bound that is smaller than the ring; then
 * {@link #full()} tells the readers to stop reading. So a pause loses nothing.
 */
public final class RecordBuffer {

    /** Rows and bytes that a buffer may hold. */
    public record Bounds(int rows, long bytes, int heldRows, long heldBytes) {

        /** What the Records page uses: 100,000 rows or 64 MiB; while paused half of it may wait. */
        public static final Bounds PAGE = new Bounds(100_000, 64L << 20, 50_000, 32L << 20);

        public Bounds {
            if (rows < 1 || heldRows < 1 || heldRows >= rows || heldBytes >= bytes) {
                throw new IllegalArgumentException("what may wait during a pause must fit into the ring");
            }
        }
    }

    private static final long NOT_HELD = -1;

    private final Bounds bounds;
    private final @Nullable TailedRecord[] ring;
    private long first;
    private long end;
    private long bytes;
    private long heldFrom = NOT_HELD;
    private long heldBytes;

    public RecordBuffer(Bounds bounds) {
        this.bounds = bounds;
        this.ring = new @Nullable TailedRecord[bounds.rows()];
    }

    /** Adds records; the oldest leave when a bound is passed. One record always fits, however large. */
    public synchronized void append(List<TailedRecord> records) {
        for (TailedRecord record : records) {
            int weight = record.weight();
            while (first < end && (end - first >= bounds.rows() || bytes + weight > bounds.bytes())) {
                evict();
            }
            ring[slot(end)] = record;
            end++;
            bytes += weight;
            if (heldFrom != NOT_HELD) {
                heldBytes += weight;
            }
        }
        notifyAll();
    }

    private void evict() {
        bytes -= get(first).weight();
        ring[slot(first)] = null;
        first++;
    }

    private int slot(long index) {
        return (int) (index % ring.length);
    }

    private TailedRecord get(long index) {
        TailedRecord record = ring[slot(index)];
        if (record == null) {
            throw new IllegalStateException("no record at " + index);
        }
        return record;
    }

    /** From now on nothing that enters is shown, and only so much may enter. */
    public synchronized void hold() {
        if (heldFrom == NOT_HELD) {
            heldFrom = end;
            heldBytes = 0;
        }
    }

    /** Ends {@link #hold()}: everything that waited is there to be shown. */
    public synchronized void release() {
        heldFrom = NOT_HELD;
        notifyAll();
    }

    /** Whether it is held and nothing more should be read. */
    public synchronized boolean full() {
        return heldFrom != NOT_HELD && (end - heldFrom >= bounds.heldRows() || heldBytes >= bounds.heldBytes());
    }

    /** Records that wait to be shown. */
    public synchronized long waiting() {
        return heldFrom == NOT_HELD ? 0 : end - heldFrom;
    }

    /** Records that ever entered. */
    public synchronized long total() {
        return end;
    }

    /** Index of the oldest record that is still here: as many have scrolled out. */
    public synchronized long first() {
        return first;
    }

    /** Bytes of heap held, about. */
    public synchronized long bytes() {
        return bytes;
    }

    /** What may be shown from an index on; what scrolled out in the meantime is left out. */
    public synchronized Slice since(long index) {
        return slice(index, Integer.MAX_VALUE);
    }

    /**
     * Waits until something that may be shown lies at or behind an index, and gives at most so many records of it.
     * Where the oldest have scrolled out it gives an empty slice at once when {@code knownFirst} is outdated.
     */
    public synchronized Slice await(long index, long knownFirst, int most) throws InterruptedException {
        while (showable() <= index && first == knownFirst) {
            wait();
        }
        return slice(index, most);
    }

    private long showable() {
        return heldFrom == NOT_HELD ? end : heldFrom;
    }

    private Slice slice(long index, int most) {
        long from = Math.max(index, first);
        int count = Math.clamp(showable() - from, 0, most);
        TailedRecord[] records = new TailedRecord[count];
        Arrays.setAll(records, i -> get(from + i));
        return new Slice(first, from, Arrays.asList(records));
    }

    /** Lets the oldest go, so many of them. */
    synchronized void drop(int count) {
        for (int i = 0; i < count && first < end; i++) {
            evict();
        }
    }
}
