package dev.weir.broker.time;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * Time that stands still until a test moves it. Due tasks run inside {@link #advance}, in the order in which they fall
 * due, on the thread that calls it. Thread-safe; two threads should not advance at once.
 */
public final class ManualTime implements TimeSource {

    /** Where it starts if it is not told: an arbitrary moment on a full second. */
    public static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final Instant start;
    private long elapsedNanos;
    private long nextOrder;
    private boolean closed;

    public ManualTime() {
        this(START);
    }

    public ManualTime(Instant start) {
        this.start = start;
    }

    @Override
    public synchronized Instant now() {
        return start.plusNanos(elapsedNanos);
    }

    @Override
    public synchronized long nanoTime() {
        return elapsedNanos;
    }

    @Override
    public synchronized Scheduled after(Duration delay, Runnable task) {
        Task added = new Task(elapsedNanos + Math.max(0, delay.toNanos()), nextOrder++, task);
        if (!closed) {
            tasks.add(added);
        }
        return () -> cancel(added);
    }

    /** In one step, so that the time does not move between the reading of it and the task. */
    @Override
    public synchronized Scheduled at(long nanoTime, Runnable task) {
        return after(Duration.ofNanos(nanoTime - elapsedNanos), task);
    }

    /** Moves the time forward, and runs what falls due on the way, each task at its own time. */
    public void advance(Duration by) {
        long target;
        synchronized (this) {
            target = elapsedNanos + by.toNanos();
        }
        for (Task due = nextDue(target); due != null; due = nextDue(target)) {
            due.work.run();
        }
    }

    /** How many tasks wait. */
    public synchronized int pending() {
        return tasks.size();
    }

    @Override
    public synchronized void close() {
        closed = true;
        tasks.clear();
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    /** The next task due by a time; without one, the time is there, in one step, so that no task comes in between. */
    private synchronized Task nextDue(long target) {
        Task first = tasks.peek();
        if (first == null || first.dueNanos > target) {
            elapsedNanos = Math.max(elapsedNanos, target);
            return null;
        }
        elapsedNanos = Math.max(elapsedNanos, first.dueNanos);
        return tasks.poll();
    }

    private record Task(long dueNanos, long order, Runnable work) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(dueNanos, other.dueNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
