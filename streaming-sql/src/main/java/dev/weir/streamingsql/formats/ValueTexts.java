package dev.weir.streamingsql.formats;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that are values of a type of Flink. */
final class ValueTexts {

    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+), (\\d+)\\)");

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private ValueTexts() {}

    /** The text as Flink reads it, or null if it is no value of the type. */
    static @Nullable String read(String text, String type) {
        try {
            return switch (type) {
                case "STRING" -> text;
                case "BIGINT" -> String.valueOf(Long.parseLong(text.strip()));
                case "DOUBLE" -> Double.isNaN(Double.parseDouble(text.strip())) ? "NaN" : text;
                case "BOOLEAN" -> text.equals("true") || text.equals("false") ? text : null;
                case "DATE" -> LocalDate.parse(text).toString();
                case "BYTES" -> Base64.getDecoder().decode(text).length <= text.length() ? text : null;
                case "TIMESTAMP(3)" -> time(text, false);
                case "TIMESTAMP_LTZ(3)" -> time(text, true);
                default -> decimal(text, type);
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private static String time(String text, boolean moment) {
        TemporalAccessor time = TIME.parse(text);
        boolean elsewhere =
                moment && time.isSupported(ChronoField.OFFSET_SECONDS) && time.get(ChronoField.OFFSET_SECONDS) != 0;
        if (!elsewhere) {
            return text;
        }
        LocalDateTime utc = OffsetDateTime.of(
                        LocalDateTime.from(time), ZoneOffset.ofTotalSeconds(time.get(ChronoField.OFFSET_SECONDS)))
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDateTime();
        return utc + "Z";
    }

    private static @Nullable String decimal(String text, String type) {
        Matcher digits = DECIMAL.matcher(type);
        if (!digits.matches()) {
            return text;
        }
        BigDecimal number = new BigDecimal(text.strip()).stripTrailingZeros();
        int precision = Integer.parseInt(digits.group(1));
        int scale = Integer.parseInt(digits.group(2));
        return number.scale() <= scale && number.precision() - number.scale() <= precision - scale ? text : null;
    }
}
