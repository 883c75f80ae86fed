package dev.weir.broker.kinesis;

/**
 * A rate limit that allows bursts: tokens flow in at a steady rate up to a second's worth. Taking more than there are
 * leaves a debt that later seconds pay. Not thread-safe; times are {@code TimeSource.nanoTime} readings.
 */
public final class TokenBucket {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private double tokens;
    private long filledAt;

    public TokenBucket(double perSecond, long now) {
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.filledAt = now;
    }

    /** Whether an amount may be taken; one greater than a second's worth needs a full bucket. */
    public boolean has(double amount, long now) {
        fill(now);
        return tokens >= Math.min(amount, perSecond);
    }

    /** Whether the bucket is out of debt. */
    boolean isPositive(long now) {
        fill(now);
        return tokens > 0;
    }

    /** When the bucket will be out of debt if nothing more is taken. */
    long positiveAt(long now) {
        fill(now);
        return tokens > 0 ? now : now + 1 + (long) (-tokens / perSecond * NANOS_PER_SECOND);
    }

    /** Whether it is as it was when it was made, so that a new one would do as well. */
    boolean isFull(long now) {
        fill(now);
        return tokens >= perSecond;
    }

    /** Takes one token if there is one, and says whether there was. */
    public boolean takeOne(long now) {
        boolean taken = has(1, now);
        if (taken) {
            take(1);
        }
        return taken;
    }

    public void take(double amount) {
        tokens -= amount;
    }

    /** Takes an amount of which no part comes from what was saved up: the debt is at least the amount. */
    void takeWithoutBurst(double amount) {
        tokens = Math.min(tokens, 0) - amount;
    }

    private void fill(long now) {
        tokens = Math.min(perSecond, tokens + perSecond * (now - filledAt) / NANOS_PER_SECOND);
        filledAt = now;
    }
}
