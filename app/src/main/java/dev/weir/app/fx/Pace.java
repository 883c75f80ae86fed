package dev.weir.app.fx;

import java.time.Duration;

/** Time as work feels it that reads or sends: a clock that only goes forward, and a way to wait on it. Tests make it run faster. */
public interface Pace {

    /** Nanoseconds since some moment; only differences mean anything. */
    long nanoTime();

    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;

    /** The machine's own. */
    static Pace real() {
        return new Pace() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };
    }
}
