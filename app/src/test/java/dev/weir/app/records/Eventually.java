package dev.weir.app.records;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition; fails when it does not come. */
public final class Eventually {

    private Eventually() {}

    public static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never came: " + what);
            }
            Thread.onSpinWait();
            Thread.yield();
        }
    }
}
