package dev.weir.broker.kinesis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One consumer's hold on one shard: at most one subscription, and how often one may be asked for. Thread-safe. */
final class SubscriptionSlot {

    /** A subscription can be taken over by a new call only after this time, of the API reference. */
    static final Duration TAKE_OVER_AFTER = Duration.ofSeconds(5);

    /** Calls a second that are answered with more than a refusal. */
    private static final double CALLS = 5;

    private final TokenBucket calls;
    private @Nullable Subscription current;
    private long takenAt;

    SubscriptionSlot(long nanoTime) {
        calls = new TokenBucket(CALLS, nanoTime);
    }

    /** Counts a call, and says whether it is within the limit. */
    synchronized boolean admitCall(long nanoTime) {
        return calls.takeOne(nanoTime);
    }

    /** Gives the slot to a new subscription unless the last one is too young, and ends that one. */
    boolean take(Subscription next, long nanoTime) {
        Subscription before;
        synchronized (this) {
            before = current;
            if (before != null && nanoTime - takenAt < TAKE_OVER_AFTER.toNanos()) {
                return false;
            }
            current = next;
            takenAt = nanoTime;
        }
        if (before != null) {
            before.end(Subscription.End.TAKEN_OVER);
        }
        return true;
    }
}
