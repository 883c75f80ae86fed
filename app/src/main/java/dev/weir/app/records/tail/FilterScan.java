package dev.weir.app.records.tail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the records of a buffer that match a filter, off the JavaFX thread: first those that are there, then each that
 * comes. A match leaves when its record scrolls out of the buffer. Ends with {@link #close()}.
 */
public final class FilterScan implements AutoCloseable {

    private static final int AT_ONCE = 2_000;

    private final RecordBuffer source;
    private final RecordFilter filter;
    private final RecordBuffer matches;
    private final Runnable onChange;
    private final Deque<Long> origins = new ArrayDeque<>();
    private final ReentrantLock scanning = new ReentrantLock();
    private @Nullable Thread thread;
    private long first;
    private volatile long scanned;

    /** @param onChange run on the scan's thread when matches came, went, or the scan caught up */
    public FilterScan(RecordBuffer source, RecordFilter filter, RecordBuffer.Bounds bounds, Runnable onChange) {
        this.source = source;
        this.filter = filter;
        this.matches = new RecordBuffer(bounds);
        this.onChange = onChange;
    }

    /** Begins, or goes on after {@link #suspend()}. */
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("filter records").start(this::scan);
        }
    }

    /** Ends its thread; what was found stays. */
    public synchronized void suspend() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    private void scan() {
        try {
            // The run before this one may still be on its way out.
            scanning.lockInterruptibly();
        } catch (InterruptedException e) {
            return;
        }
        try {
            while (true) {
                Slice slice = source.await(scanned, first, AT_ONCE);
                first = slice.first();
                forgetBefore(first);
                List<TailedRecord> found = new ArrayList<>();
                long index = slice.from();
                for (TailedRecord record : slice.records()) {
                    if (filter.matches(record)) {
                        found.add(record);
                        origins.add(index);
                    }
                    index++;
                }
                matches.append(found);
                scanned = slice.end();
                onChange.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            scanning.unlock();
        }
    }

    private void forgetBefore(long first) {
        int gone = 0;
        while (!origins.isEmpty() && origins.getFirst() < first) {
            origins.removeFirst();
            gone++;
        }
        matches.drop(gone);
    }

    /** Where the matches are. */
    public RecordBuffer matches() {
        return matches;
    }

    /** Index up to which the buffer has been looked through. */
    public long scanned() {
        return scanned;
    }

    @Override
    public void close() {
        suspend();
    }
}
