package dev.weir.broker.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The broker's only source of time. Everything that reads the time or waits for it does so here, so that a test can
 * move the time by hand. Thread-safe.
 */
public interface TimeSource extends AutoCloseable {

    /** The current instant, with at least millisecond resolution; never goes back by more than the system clock does. */
    Instant now();

    /** A monotonic reading in nanoseconds, meaningful only as a difference. */
    long nanoTime();

    /**
     * Runs a task once after a delay, on a thread of this source's choosing. The task must be short; what takes long
     * starts a thread of its own.
     */
    Scheduled after(Duration delay, Runnable task);

    /**
     * Runs a task once, as {@link #after} does, when {@link #nanoTime} has come to a reading; at once if it has already.
     *
     * @param nanoTime a reading of this source
     */
    default Scheduled at(long nanoTime, Runnable task) {
        return after(Duration.ofNanos(nanoTime - nanoTime()), task);
    }

    /** Stops scheduling; tasks that are still pending are dropped. */
    @Override
    void close();

    /** A task that waits to run. */
    interface Scheduled {

        /** Prevents the task from running if it has not begun. */
        void cancel();
    }
}
