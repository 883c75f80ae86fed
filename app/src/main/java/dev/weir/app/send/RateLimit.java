package dev.weir.app.send;

import dev.weir.app.fx.Pace;
import java.time.Duration;

/**
 * Holds a sender to so many things a second. What was not used is not saved up beyond a tenth of a second, so that a
 * pause is not followed by a burst. Not thread-safe.
 */
public final class RateLimit {

    private static final double SAVED_SECONDS = 0.1;

    private final double perSecond;
    private final Pace pace;
    private double freeAt = Double.NaN;

    /** @param perSecond 0 for no limit */
    public RateLimit(double perSecond, Pace pace) {
        this.perSecond = perSecond;
        this.pace = pace;
    }

    /** Waits until so many more may go. The first ones go at once; they are paid for by those that follow. */
    public void await(int count) throws InterruptedException {
        if (perSecond <= 0) {
            return;
        }
        double now = pace.nanoTime() / 1e9;
        if (Double.isNaN(freeAt) || freeAt < now - SAVED_SECONDS) {
            freeAt = now;
        }
        double wait = freeAt - now;
        if (wait > 0) {
            pace.sleep(Duration.ofNanos((long) (wait * 1e9)));
        }
        freeAt += count / perSecond;
    }
}
