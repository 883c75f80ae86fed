package dev.weir.broker.kinesis;

import java.util.ArrayList;
import java.util.List;

/** Tells whoever listens that something has happened; what it was they look up themselves. Thread-safe. */
final class Signals {

    /** Replaced when it changes: there are two of these a stream, and nearly all of them stay empty. */
    private volatile List<Runnable> listeners = List.of();

    /** @param listener called on any thread, so it must be short; must not throw */
    synchronized void add(Runnable listener) {
        List<Runnable> next = new ArrayList<>(listeners);
        next.add(listener);
        listeners = List.copyOf(next);
    }

    synchronized void remove(Runnable listener) {
        List<Runnable> next = new ArrayList<>(listeners);
        next.remove(listener);
        listeners = List.copyOf(next);
    }

    void raise() {
        for (Runnable listener : listeners) {
            listener.run();
        }
    }
}
