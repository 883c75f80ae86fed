package dev.weir.app.fx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A {@link Background} for tests of models: everything happens at once on the calling thread. What repeats runs once
 * when it is asked for, and again with each {@link #tick()}.
 */
public final class DirectBackground implements Background {

    private final List<Repeated> repeated = new ArrayList<>();

    @Override
    public <T> Handle run(String name, Callable<T> work, Consumer<T> onSuccess, Consumer<Failure> onFailure) {
        perform(name, work, onSuccess, onFailure);
        return () -> {};
    }

    @Override
    public <T> Handle repeat(
            String name, Duration period, Callable<T> work, Consumer<T> onSuccess, Consumer<Failure> onFailure) {
        Repeated one = new Repeated(name, period, () -> perform(name, work, onSuccess, onFailure));
        repeated.add(one);
        one.run.run();
        return () -> repeated.remove(one);
    }

    @Override
    public Runnable signal(Runnable onPulse) {
        return onPulse;
    }

    /** Runs once more everything that repeats and has not been ended. */
    public void tick() {
        for (Repeated one : List.copyOf(repeated)) {
            if (repeated.contains(one)) {
                one.run.run();
            }
        }
    }

    /** The names of what repeats now. */
    public List<String> repeating() {
        return repeated.stream().map(one -> one.name).toList();
    }

    private static <T> void perform(String name, Callable<T> work, Consumer<T> onSuccess, Consumer<Failure> onFailure) {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            onFailure.accept(Failures.of(e, name));
            return;
        }
        onSuccess.accept(result);
    }

    private record Repeated(String name, Duration period, Runnable run) {}
}
