package dev.weir.app.metrics;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Decides which periods the next poll asks for: all complete ones since the last that were received, so that a late
 * poll loses nothing, and never the one still running, so that no chart shows a false dip. Where periods are seconds and nothing has
 * flowed for {@value #CALM_AFTER_SECONDS} of them, it lets some add up before it asks again, so that an idle window costs next to
 * nothing. Thread-safe.
 */
public final class LiveWindow {

    /** So long nothing must have flowed before polls become rare. */
    static final int CALM_AFTER_SECONDS = 60;

    /** How many seconds are asked for at once then. */
    static final int CALM_SECONDS = 5;

    private final InstantSource clock;
    private final int periodSeconds;
    private final Duration settle;
    private int reachBack;
    private long patienceSeconds;
    private long coveredTo = Long.MIN_VALUE;
    private long flowedAt = Long.MIN_VALUE;

    private LiveWindow(InstantSource clock, int periodSeconds, Duration settle, int reachBack, Duration tick) {
        this.clock = clock;
        this.periodSeconds = periodSeconds;
        this.settle = settle;
        this.reachBack = reachBack;
        this.patienceSeconds = tick.toSeconds() + 3L * periodSeconds;
    }

    /**
     * One-second periods.
     *
     * @param tick how often it will be polled; a poll more than three periods late counts as catching up
     * @param reachBack the most periods that one poll asks for, and what the first asks for
     */
    public static LiveWindow eachSecond(InstantSource clock, Duration tick, int reachBack) {
        return new LiveWindow(clock, 1, Duration.ofMillis(200), reachBack, tick);
    }

    /**
     * One-minute periods: the first poll reaches three hours back. AWS publishes a minute's figures up to two minutes
     * late, so a minute is asked for only then.
     */
    public static LiveWindow eachMinute(InstantSource clock, Duration tick) {
        return new LiveWindow(clock, 60, Duration.ofMinutes(2), 180, tick);
    }

    public int periodSeconds() {
        return periodSeconds;
    }

    /** Goes over to another pace, see {@link #eachSecond}. */
    public synchronized void pace(Duration tick, int periods) {
        patienceSeconds = tick.toSeconds() + 3L * periodSeconds;
        reachBack = periods;
    }

    /** The periods to ask for now, or null while none has been completed since the last time. */
    public synchronized @Nullable Span next() {
        long settled = clock.instant().minus(settle).getEpochSecond();
        long to = settled - Math.floorMod(settled, (long) periodSeconds);
        long earliest = to - (long) reachBack * periodSeconds;
        boolean calm = isCalm();
        if (to <= coveredTo || (calm && to - coveredTo < CALM_SECONDS)) {
            return null;
        }
        long patience = patienceSeconds + (calm ? CALM_SECONDS : 0);
        boolean catchingUp = coveredTo == Long.MIN_VALUE || to - coveredTo > patience;
        long from = Math.max(coveredTo, earliest);
        return new Span(from, (int) ((to - from) / periodSeconds), periodSeconds, catchingUp);
    }

    private boolean isCalm() {
        return periodSeconds == 1 && coveredTo != Long.MIN_VALUE && coveredTo - flowedAt >= CALM_AFTER_SECONDS;
    }

    /**
     * The span has been received and shown; the next begins after it.
     *
     * @param flowed whether anything flowed in it
     */
    public synchronized void received(Span span, boolean flowed) {
        boolean isFirst = coveredTo == Long.MIN_VALUE;
        coveredTo = Math.max(coveredTo, span.toSecond());
        if (flowed || isFirst) {
            flowedAt = coveredTo;
        }
    }
}
