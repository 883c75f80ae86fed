package dev.weir.app.shell;

import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How numbers and times are written, the same on every page: thousands separated as the language does it, bytes in binary units,
 * rates per second. What is not known (not-a-number) is a dash. Thread-safe.
 */
public final class Format {

    /** Stands for a value that is not known. */
    public static final String UNKNOWN = "–";

    private static final double KIB = 1024;
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private Format() {}

    /** For instance {@code 1,204}. */
    public static String count(long count) {
        return String.format(Text.numbers(), "%,d", count);
    }

    /** A rate per second without its unit: {@code 1,204}, below ten with one decimal ({@code 3.4}). */
    public static String rate(double perSecond) {
        if (Double.isNaN(perSecond)) {
            return UNKNOWN;
        }
        double size = Math.abs(perSecond);
        boolean whole = size >= 9.95 || perSecond == Math.rint(perSecond);
        return String.format(Text.numbers(), whole ? "%,.0f" : "%.1f", perSecond);
    }

    /** For instance {@code 1,204 rec/s}. */
    public static String recordsPerSecond(double perSecond) {
        return Text.of("{0} rec/s", rate(perSecond));
    }

    /** For instance {@code 512 B}, {@code 1.5 KiB}, {@code 20.0 MiB}. */
    public static String bytes(double bytes) {
        if (Double.isNaN(bytes)) {
            return UNKNOWN;
        }
        double value = bytes;
        int unit = 0;
        // 1023.95 would round up to "1024.0 KiB"; the next unit says it better.
        while (Math.abs(value) >= (unit == 0 ? KIB : KIB - 0.05) && unit < BYTE_UNITS.length - 1) {
            value /= KIB;
            unit++;
        }
        return String.format(Text.numbers(), unit == 0 ? "%,.0f %s" : "%,.1f %s", value, BYTE_UNITS[unit]);
    }

    /** For instance {@code 1.5 MiB/s}. */
    public static String bytesPerSecond(double perSecond) {
        return Double.isNaN(perSecond) ? UNKNOWN : bytes(perSecond) + "/s";
    }

    /** Date and time to the second, with the zone: {@code 2026-11-23 21:04:10 UTC}. */
    public static String time(Instant time, ZoneId zone) {
        return DATE_TIME.format(time.atZone(zone)) + " " + zone(time, zone);
    }

    /** Date and time to the millisecond, with the zone: {@code 2026-11-23 21:04:10.123 +01:00}. */
    public static String timeMillis(Instant time, ZoneId zone) {
        return DATE_TIME_MILLIS.format(time.atZone(zone)) + " " + zone(time, zone);
    }

    /** Time of day to the millisecond, for a column whose heading names the zone: {@code 21:04:10.123}. */
    public static String clockTime(Instant time, ZoneId zone) {
        return CLOCK.format(time.atZone(zone));
    }

    /** The zone as it is shown beside a time: {@code UTC}, or the offset that holds at that time. */
    public static String zone(Instant time, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(time);
        return offset.equals(ZoneOffset.UTC) ? "UTC" : offset.getId();
    }

    /** How long before now: {@code 3 s ago}, {@code 5 min ago}, {@code 2 h ago}, {@code 4 d ago}; {@code in 3 s}. */
    public static String ago(Instant time, Instant now) {
        Duration age = Duration.between(time, now);
        long seconds = Math.abs(age.toSeconds());
        if (seconds == 0) {
            return Text.of("now");
        }
        String size;
        if (seconds < 60) {
            size = Text.of("{0} s", seconds);
        } else if (seconds < 3_600) {
            size = Text.of("{0} min", seconds / 60);
        } else if (seconds < 86_400) {
            size = Text.of("{0} h", seconds / 3_600);
        } else {
            size = Text.of("{0} d", count(seconds / 86_400));
        }
        return age.isNegative() ? Text.in("time", "in {0}", size) : Text.of("{0} ago", size);
    }
}
