package dev.weir.broker.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what bodies take of memory together while it is not known yet whether their senders may send them. A quarter of
 * the heap at most; a request that finds no room within {@value #PATIENCE_SECONDS} seconds is told to come again.
 * Thread-safe.
 */
final class BodyBudget {

    /** Bodies up to this size are not counted: the request's head takes about as much. */
    private static final int SMALL = 64 * 1024;

    private static final long LEAST = 4L * Listener.MAX_BODY_BYTES;
    private static final int PATIENCE_SECONDS = 10;

    private final Semaphore kibibytes;

    BodyBudget() {
        this(Math.max(LEAST, Runtime.getRuntime().maxMemory() / 4));
    }

    BodyBudget(long bytes) {
        kibibytes = new Semaphore((int) Math.min(Integer.MAX_VALUE, bytes >> 10));
    }

    /**
     * Takes room for a body.
     *
     * @param announced its Content-Length, or -1
     * @return how much to give back, or -1 if there was none
     */
    int take(long announced) {
        if (announced >= 0 && announced <= SMALL) {
            return 0;
        }
        long bytes = announced < 0 ? Listener.MAX_BODY_BYTES : Math.min(announced, Listener.MAX_BODY_BYTES);
        int wanted = (int) (bytes >> 10);
        try {
            return kibibytes.tryAcquire(wanted, PATIENCE_SECONDS, TimeUnit.SECONDS) ? wanted : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    void giveBack(int taken) {
        kibibytes.release(taken);
    }

    long left() {
        return (long) kibibytes.availablePermits() << 10;
    }
}
