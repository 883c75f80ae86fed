package dev.weir.app.records.transfer;

import dev.weir.app.text.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as people type them: {@code 2026-11-23 21:04:10}, {@code 21:04}, {@code 15 min}, {@code 2 h}, or ISO 8601. */
final class RangeTime {

    private static final Pattern AGO = Pattern.compile("(\\d{1,6})\\s*(s|m|min|h|d)(?:\\s+ago)?");
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss][.SSS]", Locale.ROOT);

    private RangeTime() {}

    /**
     * The time that is meant.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    static Instant parse(String typed, Instant now, ZoneId zone) {
        String text = typed.strip();
        Matcher ago = AGO.matcher(text);
        try {
            if (ago.matches()) {
                return now.minus(span(Long.parseLong(ago.group(1)), ago.group(2)));
            }
            if (text.contains("T")) {
                return DateTimeFormatter.ISO_DATE_TIME.withZone(zone).parse(text, Instant::from);
            }
            if (text.contains("-")) {
                return LocalDateTime.parse(text, DATE_TIME).atZone(zone).toInstant();
            }
            return LocalTime.parse(text)
                    .atDate(now.atZone(zone).toLocalDate())
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    Text.of(
                            "“{0}” is not a time. Write 2026-11-23 21:04:10, 21:04 for today, or 15 min for that long ago.",
                            text),
                    e);
        }
    }

    private static Duration span(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofMinutes(number);
        };
    }

    /**
     * A range; empty texts mean the oldest record and now.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    static ScanRange range(String from, String to, @Nullable String shardId, Instant now, ZoneId zone) {
        Instant first = from.isBlank() ? null : parse(from, now, zone);
        Instant last = to.isBlank() ? null : parse(to, now, zone);
        if ((first != null && first.isAfter(now)) || (last != null && last.isAfter(now))) {
            throw new IllegalArgumentException(Text.of("That time is yet to come; leave the end empty for now."));
        }
        if (first != null && last != null && !first.isBefore(last)) {
            throw new IllegalArgumentException(Text.of("The range ends before it begins."));
        }
        return new ScanRange(shardId, first, last);
    }
}
