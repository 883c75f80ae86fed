package dev.weir.app.fx;

import dev.weir.app.fx.Background.Handle;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One piece of work on a virtual thread, delivered once on the JavaFX thread. */
final class OneRun<T> implements Handle {

    private final String name;
    private final Callable<T> work;
    private final Consumer<T> onSuccess;
    private final Consumer<Failure> onFailure;
    private final Consumer<Handle> onEnd;
    private final Thread thread;
    private final AtomicReference<@Nullable Runnable> afterEnd = new AtomicReference<>();
    private volatile boolean ended;

    OneRun(String name, Callable<T> work, Consumer<T> onSuccess, Consumer<Failure> onFailure, Consumer<Handle> onEnd) {
        this.name = name;
        this.work = work;
        this.onSuccess = onSuccess;
        this.onFailure = onFailure;
        this.onEnd = onEnd;
        this.thread = Thread.ofVirtual().name("weir: " + name).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    String name() {
        return name;
    }

    boolean ended() {
        return ended;
    }

    /** The work, if it is one that a person would miss. */
    @Nullable Undertaking<?> undertaking() {
        return work instanceof Undertaking<?> undertaking ? undertaking : null;
    }

    /** Waits for the work's thread, at most so long. */
    void await(Duration most) throws InterruptedException {
        thread.join(most);
    }

    /** Calls back once this has delivered or was cancelled, one caller only, on whatever thread ended it. */
    void whenEnded(Runnable then) {
        afterEnd.set(then);
        if (ended) {
            callBack();
        }
    }

    // An Error of the work (out of memory, a missing class) must reach the person too, never vanish with the thread.
    private void work() {
        try {
            T result = work.call();
            deliver(() -> onSuccess.accept(result));
        } catch (Throwable thrown) {
            if (ended()) {
                return;
            }
            Failure failure = Failures.of(thrown, name);
            deliver(() -> onFailure.accept(failure));
        }
    }

    private void deliver(Runnable delivery) {
        boolean queued = FxThread.later(() -> {
            if (!ended()) {
                finish();
                delivery.run();
            }
        });
        if (!queued) {
            cancel();
        }
    }

    @Override
    public void cancel() {
        finish();
        thread.interrupt();
    }

    private void finish() {
        onEnd.accept(this);
        ended = true;
        callBack();
    }

    private void callBack() {
        Runnable then = afterEnd.getAndSet(null);
        if (then != null) {
            then.run();
        }
    }
}
