package dev.weir.broker.cloudtrail;

/**
 * An event's place in time as one number that grows into the past, so that the natural order is newest first:
 * {@code -(milliseconds since 1970 * 2^20 + running number)}.
 */
final class EventKey {

    private static final int RUNNING_BITS = 20;
    private static final long RUNNING_MASK = (1L << RUNNING_BITS) - 1;

    private EventKey() {}

    /** @param running tells events of one millisecond apart; only its lowest twenty bits count */
    static long of(long millis, long running) {
        return -((millis << RUNNING_BITS) | (running & RUNNING_MASK));
    }

    static long millis(long key) {
        return -key >> RUNNING_BITS;
    }

    static long running(long key) {
        return -key & RUNNING_MASK;
    }

    /** The lowest key of events up to and within a millisecond. */
    static long newest(long millis) {
        return of(millis, RUNNING_MASK);
    }
}
