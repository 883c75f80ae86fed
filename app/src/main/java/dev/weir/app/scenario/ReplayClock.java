package dev.weir.app.scenario;

import java.time.Duration;

/**
 * Says when a recorded event is due: event time runs at a multiple of real time from the first event of each pass.
 * Not thread-safe.
 */
final class ReplayClock {

    private final double speed;
    private long passStartedNanos;
    private long passBeginsAtEventMillis;

    ReplayClock(double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("The replay speed must be greater than 0, but was " + speed + ".");
        }
        this.speed = speed;
    }

    /** A pass through the data begins with the event of the given time. */
    void begin(long nowNanos, long firstEventMillis) {
        passStartedNanos = nowNanos;
        passBeginsAtEventMillis = firstEventMillis;
    }

    /** How long until an event is due; zero or negative when it is. */
    Duration untilDue(long nowNanos, long eventMillis) {
        double realNanos = (eventMillis - passBeginsAtEventMillis) * 1_000_000.0 / speed;
        return Duration.ofNanos((long) realNanos - (nowNanos - passStartedNanos));
    }
}
