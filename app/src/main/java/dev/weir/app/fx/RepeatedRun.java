package dev.weir.app.fx;

import dev.weir.app.fx.Background.Handle;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Work that is repeated on one virtual thread, each run's result delivered before the next run begins. */
final class RepeatedRun<T> implements Handle {

    /** The longest wait after failures. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final String name;
    private final Duration period;
    private final Callable<T> work;
    private final Consumer<T> onSuccess;
    private final Consumer<Failure> onFailure;
    private final Consumer<Handle> onEnd;
    private final Thread thread;
    private volatile boolean ended;

    RepeatedRun(
            String name,
            Duration period,
            Callable<T> work,
            Consumer<T> onSuccess,
            Consumer<Failure> onFailure,
            Consumer<Handle> onEnd) {
        this.name = name;
        this.period = period;
        this.work = work;
        this.onSuccess = onSuccess;
        this.onFailure = onFailure;
        this.onEnd = onEnd;
        this.thread = Thread.ofVirtual().name("weir: " + name).unstarted(this::loop);
    }

    void start() {
        thread.start();
    }

    private void loop() {
        int failures = 0;
        try {
            while (!ended) {
                failures = runOnce() ? 0 : failures + 1;
                Thread.sleep(waitAfter(period, failures));
            }
        } catch (InterruptedException ending) {
            // Only cancel() interrupts this thread.
            cancel();
        }
    }

    private boolean runOnce() throws InterruptedException {
        T result;
        try {
            result = work.call();
        } catch (Throwable thrown) {
            if (ended) {
                throw new InterruptedException();
            }
            Failure failure = Failures.of(thrown, name);
            deliver(() -> onFailure.accept(failure));
            return false;
        }
        deliver(() -> onSuccess.accept(result));
        return true;
    }

    private void deliver(Runnable delivery) throws InterruptedException {
        CountDownLatch handled = new CountDownLatch(1);
        boolean queued = FxThread.later(() -> {
            try {
                if (!ended) {
                    delivery.run();
                }
            } finally {
                handled.countDown();
            }
        });
        if (!queued) {
            throw new InterruptedException();
        }
        handled.await();
    }

    /** The wait after so many failures in a row: doubled each time, at most 30 s unless the period itself is longer. */
    static Duration waitAfter(Duration period, int failures) {
        if (failures == 0 || period.compareTo(LONGEST_WAIT) >= 0) {
            return period;
        }
        Duration wait = period.multipliedBy(1L << Math.min(failures, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    @Override
    public void cancel() {
        ended = true;
        onEnd.accept(this);
        thread.interrupt();
    }
}
