package dev.weir.app.fx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The {@link Background} of the running program: each piece of work has a virtual thread of its own, named after it.
 * All methods may be called on any thread.
 */
public final class FxBackground implements Background, AutoCloseable {

    private static final Duration TO_WRITE_DOWN = Duration.ofSeconds(3);

    private final Set<Handle> running = ConcurrentHashMap.newKeySet();
    private final RunningTasks tasks = new RunningTasks();
    private volatile boolean closed;

    /** What has run for longer than a second, for the task list. */
    public RunningTasks tasks() {
        return tasks;
    }

    @Override
    public <T> Handle run(String name, Callable<T> work, Consumer<T> onSuccess, Consumer<Failure> onFailure) {
        OneRun<T> run = new OneRun<>(name, work, onSuccess, onFailure, running::remove);
        if (admits(run)) {
            run.start();
            tasks.watch(run);
        }
        return run;
    }

    @Override
    public <T> Handle repeat(
            String name, Duration period, Callable<T> work, Consumer<T> onSuccess, Consumer<Failure> onFailure) {
        RepeatedRun<T> run = new RepeatedRun<>(name, period, work, onSuccess, onFailure, running::remove);
        if (admits(run)) {
            run.start();
        }
        return run;
    }

    @Override
    public Runnable signal(Runnable onPulse) {
        return new PulseSignal(onPulse);
    }

    // Looked at after it is in the set: then either this sees the end, or close() sees the work.
    private boolean admits(Handle handle) {
        running.add(handle);
        if (closed) {
            handle.cancel();
        }
        return !closed;
    }

    /** What runs that a person would miss. */
    public List<RunningTasks.Entry> undertakings() {
        List<RunningTasks.Entry> found = new ArrayList<>();
        for (Handle handle : running) {
            if (handle instanceof OneRun<?> run && run.undertaking() != null) {
                found.add(new RunningTasks.Entry(run.name(), run, run.undertaking()));
            }
        }
        return found;
    }

    /** Ends what a person would miss, and calls back on the JavaFX thread once all of it has written down where it ended. */
    public void endUndertakings(Runnable then) {
        List<Handle> ending =
                undertakings().stream().map(RunningTasks.Entry::handle).toList();
        ending.forEach(Handle::cancel);
        Thread.ofVirtual().name("weir: ending").start(() -> {
            await(ending);
            FxThread.later(then);
        });
    }

    /**
     * Ends everything that runs, and lets nothing begin any more; nothing more is delivered after this returns on the
     * JavaFX thread. Undertakings get a few seconds to write down where they ended.
     */
    @Override
    public void close() {
        closed = true;
        List<Handle> ending = List.copyOf(running);
        ending.forEach(Handle::cancel);
        await(ending);
    }

    private static void await(List<Handle> ending) {
        try {
            for (Handle handle : ending) {
                if (handle instanceof OneRun<?> run && run.undertaking() != null) {
                    run.await(TO_WRITE_DOWN);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
