package dev.weir.app.query.schema;

import dev.weir.app.text.Text;
import java.time.Duration;

/**
 * Where a record says when its event happened: "the time is in {@code ts}, at most 10 s late".
 *
 * @param field a field at the top of the record
 * @param unit how it is written
 * @param lateness how much later than a newer event one may come and still count; not negative
 */
public record EventTime(String field, Unit unit, Duration lateness) {

    /** What is allowed when nobody said otherwise. */
    public static final Duration USUAL_LATENESS = Duration.ofSeconds(10);

    /** How a time is written. */
    public enum Unit {
        /** As a TIMESTAMP already. */
        ISO,
        /** A number of milliseconds since 1970. */
        EPOCH_MILLIS,
        /** A number of seconds since 1970. */
        EPOCH_SECONDS;

        /** In words. */
        public String words() {
            return switch (this) {
                case ISO -> Text.of("a date with time");
                case EPOCH_MILLIS -> Text.of("milliseconds since 1970");
                case EPOCH_SECONDS -> Text.of("seconds since 1970");
            };
        }
    }

    /** Whether a column of a type can have the time written in a way. */
    public static boolean canBe(FieldType type, Unit unit) {
        return unit == Unit.ISO
                ? type == FieldType.Scalar.TIMESTAMP || type == FieldType.Scalar.TIMESTAMP_LTZ
                : type == FieldType.Scalar.BIGINT;
    }

    /** For a person. */
    public String words() {
        return Text.of("The time is in {0} ({1}), at most {2} s late.", field, unit.words(), lateness.toSeconds());
    }
}
