package dev.weir.app.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves by hand. */
public final class MovableClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-23T21:00:00.500Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }
}
