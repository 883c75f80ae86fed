package dev.weir.app.query.watch;

/** Twenty thousand events. */
class ExactnessTest extends Exactness {

    ExactnessTest() {
        super(20_000);
    }
}
