package dev.weir.app.query.watch;

import org.junit.jupiter.api.Tag;

/** A million events; minutes. */
@Tag("benchmark")
class MillionEventsBenchmarkTest extends Exactness {

    MillionEventsBenchmarkTest() {
        super(1_000_000);
    }
}
