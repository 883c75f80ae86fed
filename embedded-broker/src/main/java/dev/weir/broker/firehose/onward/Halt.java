package dev.weir.broker.firehose.onward;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells whoever waits for a destination to wait no longer. Thread-safe. */
public final class Halt {

    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private boolean raised;

    /** Something that was asked to run. */
    public interface Registration extends AutoCloseable {

        /** It need not run any more. */
        @Override
        void close();
    }

    /** Runs all that was asked for, once. */
    public void raise() {
        List<Runnable> all;
        synchronized (this) {
            raised = true;
            all = new ArrayList<>(waiting);
            waiting.clear();
        }
        all.forEach(Runnable::run);
    }

    public synchronized boolean isRaised() {
        return raised;
    }

    /** Runs something, which must be short, when it is time to end; at once if it is already. */
    public Registration onRaise(Runnable work) {
        synchronized (this) {
            if (!raised) {
                waiting.add(work);
                return () -> forget(work);
            }
        }
        work.run();
        return () -> {};
    }

    private synchronized void forget(Runnable work) {
        waiting.remove(work);
    }
}
