package dev.weir.broker.firehose.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lanes of one delivery stream, each on a virtual thread of its own. Thread-safe. */
final class Lanes {

    private final Map<Integer, Running> running = new HashMap<>();
    private boolean stopped;

    private record Running(Lane lane, Thread thread) {}

    /** Starts a lane, unless there is one of that index or all were stopped. */
    synchronized void start(int index, java.util.function.Supplier<Lane> lane) {
        if (!stopped && !running.containsKey(index)) {
            Lane made = lane.get();
            running.put(
                    index,
                    new Running(
                            made, Thread.ofVirtual().name("weir-firehose-lane").start(made)));
        }
    }

    synchronized boolean has(int index) {
        return running.containsKey(index);
    }

    /** Forgets the lanes of shards that are no longer there; they end by themselves. */
    synchronized void keep(java.util.Set<Integer> indexes) {
        running.keySet().retainAll(indexes);
    }

    synchronized void wake() {
        running.values().forEach(each -> each.lane().wake());
    }

    /** Ends all lanes and waits for them. */
    void stop() {
        List<Running> ending;
        synchronized (this) {
            stopped = true;
            ending = new ArrayList<>(running.values());
            running.clear();
        }
        ending.forEach(each -> each.lane().stop());
        boolean interrupted = false;
        for (Running each : ending) {
            while (true) {
                try {
                    each.thread().join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
