package dev.weir.app.records;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.testfx.service.query.EmptyNodeQueryException;

/** Waits for a condition; fails when it does not come. A node of a page that is looked for may still be missing. */
public final class Eventually {

    /** Often enough for a person; more often would use up what a service allows to whoever is waited for. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private Eventually() {}

    public static void eventually(String what, BooleanSupplier condition) {
        eventually(what, Duration.ofSeconds(60), condition);
    }

    public static void eventually(String what, Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never came: " + what);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Whether it holds; a node that it looks for and that is not there yet means that it does not. */
    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (RuntimeException | AssertionError e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof EmptyNodeQueryException) {
                    return false;
                }
            }
            throw e;
        }
    }
}
