package dev.weir.app.send;

import java.time.Duration;

/** Time as a sender feels it: a clock that only goes forward, and a way to wait on it. Tests make it run faster. */
public interface SendPace {

    /** Nanoseconds since some moment; only differences mean anything. */
    long nanoTime();

    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;

    /** The machine's own. */
    static SendPace real() {
        return new SendPace() {
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
