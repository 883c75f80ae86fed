package dev.weir.app.query.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells texts that are dates with times in the manner of ISO 8601, with a T or a space between, from others. */
final class IsoTime {

    private static final int SHORTEST = "2026-01-01T00:00".length();
    private static final int LONGEST = "2026-01-01T00:00:00.123456789+00:00".length();

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private IsoTime() {}

    /** Whether a text is a date alone. */
    static boolean isDate(String text) {
        try {
            return text.length() == "2026-01-01".length() && LocalDate.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** TIMESTAMP or TIMESTAMP_LTZ, or null if the text is no such time. */
    static FieldType.@Nullable Scalar typeOf(String text) {
        if (text.length() < SHORTEST
                || text.length() > LONGEST
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(13) != ':') {
            return null;
        }
        try {
            TemporalAccessor time = FORMAT.parse(text);
            return time.isSupported(ChronoField.OFFSET_SECONDS)
                    ? FieldType.Scalar.TIMESTAMP_LTZ
                    : FieldType.Scalar.TIMESTAMP;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
