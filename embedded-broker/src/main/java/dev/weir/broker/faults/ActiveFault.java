package dev.weir.broker.faults;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A fault at work: draws which calls it meets. Its draws follow from its seed and the order of the calls alone.
 * Thread-safe.
 */
public final class ActiveFault {

    private final int id;
    private final Fault fault;
    private final long seed;
    private final long addedAtNanos;
    private final SplittableRandom random;
    private long seen;
    private long applied;

    ActiveFault(int id, Fault fault, long seed, long nanoTime) {
        this.id = id;
        this.fault = fault;
        this.seed = seed;
        this.addedAtNanos = nanoTime;
        this.random = new SplittableRandom(seed);
    }

    /** By which it is removed. */
    public int id() {
        return id;
    }

    public Fault fault() {
        return fault;
    }

    /** The seed in use, given or drawn. */
    public long seed() {
        return seed;
    }

    /** How many calls it could have met. */
    public synchronized long seen() {
        return seen;
    }

    /** How many calls it met. */
    public synchronized long applied() {
        return applied;
    }

    /** Whether it is at its end, by count or by time. */
    public synchronized boolean isOver(long nanoTime) {
        Long count = fault.count();
        Duration lasting = fault.lasting();
        return (count != null && applied >= count) || (lasting != null && nanoTime - addedAtNanos >= lasting.toNanos());
    }

    /** Whether it meets a call of its operation and stream. */
    synchronized boolean draw(long nanoTime) {
        if (isOver(nanoTime)) {
            return false;
        }
        seen++;
        boolean met = fault.rate() >= 1 || random.nextDouble() < fault.rate();
        if (met) {
            applied++;
        }
        return met;
    }

    /** How long it holds a call. */
    synchronized Duration drawLatency() {
        Fault.Latency latency = fault.latency();
        if (latency == null) {
            return Duration.ZERO;
        }
        long least = latency.least().toNanos();
        return Duration.ofNanos(random.nextLong(least, latency.most().toNanos() + 1));
    }

    /** Which of some records it refuses: each with the fault's share, and one at least. */
    synchronized boolean[] drawRecords(int count) {
        boolean[] refused = new boolean[count];
        boolean any = false;
        for (int i = 0; i < count; i++) {
            refused[i] = random.nextDouble() < fault.share();
            any |= refused[i];
        }
        if (!any) {
            refused[random.nextInt(count)] = true;
        }
        return refused;
    }
}
