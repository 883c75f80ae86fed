package dev.weir.app.records;

import dev.weir.app.text.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Reads a time that a person typed: a date with a time in the shown zone, a time of today, or ISO 8601. */
final class TypedTime {

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.MILLI_OF_SECOND, 0, 3, true)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private TypedTime() {}

    /** @throws IllegalArgumentException with a sentence for the person */
    static Instant of(String typed, Instant now, ZoneId zone) {
        if (typed.isEmpty()) {
            throw new IllegalArgumentException(Text.of("Type a time, for instance 2026-11-23 21:04:10."));
        }
        try {
            return parse(typed, now, zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    Text.of("“{0}” is not a time. Write 2026-11-23 21:04:10, or 21:04 for today.", typed), e);
        }
    }

    /** A time that reading can start at. */
    static Instant past(String typed, Instant now, ZoneId zone) {
        Instant time = of(typed, now, zone);
        if (time.isAfter(now)) {
            throw new IllegalArgumentException(Text.of("That time is yet to come; Kinesis starts at times past only."));
        }
        return time;
    }

    /** A time as a person would type it, to the millisecond. */
    static String text(Instant time, ZoneId zone) {
        return WRITTEN.format(time.atZone(zone));
    }

    private static Instant parse(String typed, Instant now, ZoneId zone) {
        if (typed.endsWith("Z") || typed.contains("T")) {
            return DateTimeFormatter.ISO_DATE_TIME.withZone(zone).parse(typed, Instant::from);
        }
        if (typed.contains("-")) {
            return LocalDateTime.parse(typed, DATE_TIME).atZone(zone).toInstant();
        }
        return LocalTime.parse(typed)
                .atDate(now.atZone(zone).toLocalDate())
                .atZone(zone)
                .toInstant();
    }
}
