package dev.weir.broker.firehose.endpoint;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The index that a record goes to: its name, and the period in which the record arrived. */
public record IndexName(String name, Rotation rotation) {

    /** How often there is another index. */
    public enum Rotation {
        NONE(null),
        HOUR("-yyyy-MM-dd-HH"),
        DAY("-yyyy-MM-dd"),
        /** Weeks as ISO 8601 counts them, with the year that they belong to. */
        WEEK("-YYYY-'w'ww"),
        MONTH("-yyyy-MM");

        private final @Nullable DateTimeFormatter format;

        Rotation(@Nullable String pattern) {
            // The locale counts weeks from Monday, the first of a year being the one with four days in it.
            this.format = pattern == null ? null : DateTimeFormatter.ofPattern(pattern, Locale.UK);
        }
    }

    /** @param arrivalMillis since the epoch; periods are those of UTC */
    String at(long arrivalMillis) {
        DateTimeFormatter format = rotation.format;
        return format == null
                ? name
                : name + format.format(Instant.ofEpochMilli(arrivalMillis).atOffset(ZoneOffset.UTC));
    }
}
