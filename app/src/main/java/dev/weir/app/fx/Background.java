package dev.weir.app.fx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The gate between threads: work runs on virtual threads, what it brings back is delivered on the JavaFX thread. No
 * other class calls {@code Platform.runLater}. A model is given a {@code Background}, so that a test can give it one
 * that delivers at once.
 */
public interface Background {

    /**
     * Runs work off the JavaFX thread.
     *
     * @param name what a person would call it, for the task list and for logs
     * @param onSuccess called on the JavaFX thread with what the work returned, unless cancelled
     * @param onFailure called on the JavaFX thread if the work threw, unless cancelled
     * @return a handle to cancel it; cancelling interrupts the work's thread
     */
    <T> Handle run(String name, Callable<T> work, Consumer<T> onSuccess, Consumer<Failure> onFailure);

    /**
     * Repeats work: each run begins a period after the last one ended, the first at once. While one run's delivery has not been
     * handled no other begins. After a failure it goes on, waiting twice as long each time up to 30 s, until a run
     * succeeds.
     *
     * @return a handle to end it; end it when the page is hidden
     */
    <T> Handle repeat(
            String name, Duration period, Callable<T> work, Consumer<T> onSuccess, Consumer<Failure> onFailure);

    /**
     * A mailbox for data that arrives faster than the screen can show: whatever threads offer is kept, and the newest
     * state is delivered at most once a pulse on the JavaFX thread.
     *
     * @param onPulse called on the JavaFX thread after one or more signals
     * @return to be run from any thread to signal that there is something new
     */
    Runnable signal(Runnable onPulse);

    /** A piece of work that can be ended. */
    interface Handle {

        /** Ends it; neither success nor failure is delivered after this returns on the JavaFX thread. Idempotent. */
        void cancel();
    }
}
