package dev.weir.broker.firehose.delivery;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the active partitions of a delivery stream, over all of its lanes. Thread-safe. */
final class Partitions {

    /** The service's quota. */
    static final int MOST = 500;

    private final AtomicInteger active = new AtomicInteger();

    /** Begins a partition, unless it would be one too many. */
    boolean enter() {
        if (active.incrementAndGet() <= MOST) {
            return true;
        }
        active.decrementAndGet();
        return false;
    }

    void leave() {
        active.decrementAndGet();
    }

    int count() {
        return active.get();
    }
}
