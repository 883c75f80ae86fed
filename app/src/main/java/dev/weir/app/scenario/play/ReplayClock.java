package dev.weir.app.scenario.play;

import java.time.Duration;

/**
 * Says when a recorded event is due: event time runs at a multiple of real time from the first event of each pass.
 * Not thread-safe.
 */
final class ReplayClock {

    private double speed;
    private long passStartedNanos;
    private long passBeginsAtEventMillis;

    /** A pass through the data begins, or goes on at another speed, with the event of the given time. */
    void begin(long nowNanos, long firstEventMillis, double atSpeed) {
        if (!(atSpeed > 0) || Double.isInfinite(atSpeed)) {
            throw new IllegalArgumentException("The replay speed must be greater than 0, but was " + atSpeed + ".");
        }
        speed = atSpeed;
        passStartedNanos = nowNanos;
        passBeginsAtEventMillis = firstEventMillis;
    }

    /** How long until an event is due; zero or negative when it is. */
    Duration untilDue(long nowNanos, long eventMillis) {
        double realNanos = (eventMillis - passBeginsAtEventMillis) * 1_000_000.0 / speed;
        return Duration.ofNanos((long) realNanos - (nowNanos - passStartedNanos));
    }
}
