package dev.weir.app.audit;

import java.time.Duration;
import java.time.Instant;

/** The stretch of time that is looked at. */
public sealed interface Span {

    /** The last hours or days, whenever that is asked. */
    record Last(Duration length) implements Span {

        /** As far back as CloudTrail keeps management events. */
        public static final Last ALL = new Last(Duration.ofDays(90));
    }

    /** From a moment to another. */
    record Between(Instant from, Instant to) implements Span {}

    /** Where it begins, if asked now. */
    default Instant from(Instant now) {
        return switch (this) {
            case Last(Duration length) -> now.minus(length);
            case Between(Instant from, Instant to) -> from;
        };
    }

    /** Where it ends, if asked now. */
    default Instant to(Instant now) {
        return switch (this) {
            case Last(Duration length) -> now;
            case Between(Instant from, Instant to) -> to;
        };
    }

    /** Whether it ends now, so that new events fall into it. */
    default boolean open() {
        return this instanceof Last;
    }
}
