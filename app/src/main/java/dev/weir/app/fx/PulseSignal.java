package dev.weir.app.fx;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;

/**
 * Joins any number of signals into one call a pulse. Its timer runs for a single pulse after a signal, so that nothing
 * ticks while nothing happens.
 */
final class PulseSignal implements Runnable {

    private final AtomicBoolean pending = new AtomicBoolean();
    private final AnimationTimer nextPulse;

    PulseSignal(Runnable onPulse) {
        this.nextPulse = new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                pending.set(false);
                onPulse.run();
            }
        };
    }

    @Override
    public void run() {
        if (pending.compareAndSet(false, true) && !FxThread.later(nextPulse::start)) {
            pending.set(false);
        }
    }
}
