package dev.weir.broker.kinesis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells whoever listens that something has happened; what it was they look up themselves. Thread-safe. */
final class Signals {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param listener called on any thread, so it must be short; must not throw */
    void add(Runnable listener) {
        listeners.add(listener);
    }

    void remove(Runnable listener) {
        listeners.remove(listener);
    }

    void raise() {
        for (Runnable listener : listeners) {
            listener.run();
        }
    }
}
