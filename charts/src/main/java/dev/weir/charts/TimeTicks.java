package dev.weir.charts;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Round times for the time axis, in a zone: every 5 seconds, every quarter of an hour, every day at midnight.
 *
 * @param step milliseconds from one tick to the next
 * @param zone whose clocks the ticks are round on
 */
record TimeTicks(long step, ZoneId zone) {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final long[] STEPS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        14 * DAY,
        28 * DAY
    };

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** Ticks that lie no closer together than {@code leastMillis}. */
    static TimeTicks atLeast(double leastMillis, ZoneId zone) {
        for (long step : STEPS) {
            if (step >= leastMillis) {
                return new TimeTicks(step, zone);
            }
        }
        long days = (long) Math.ceil(leastMillis / DAY);
        return new TimeTicks(days * DAY, zone);
    }

    /** The first tick at or after a time. */
    long firstAtOrAfter(long epochMillis) {
        long offset = offset(epochMillis);
        return Math.ceilDiv(epochMillis + offset, step) * step - offset;
    }

    /** Which tick this is, counted on: neighbours have neighbouring numbers. */
    long number(long tick) {
        return Math.floorDiv(tick + offset(tick), step);
    }

    /** What stands below a tick: as much of the time as tells it from its neighbours, and the date at midnight. */
    String label(long tick) {
        var local = Instant.ofEpochMilli(tick).atZone(zone);
        if (step >= DAY || (step >= MINUTE && local.toLocalTime().equals(LocalTime.MIDNIGHT))) {
            return date(local);
        }
        return (step < SECOND ? MILLIS : step < MINUTE ? SECONDS : MINUTES).format(local);
    }

    /** A time under the mouse, as exact as the ticks make worthwhile. */
    String exact(long epochMillis) {
        var local = Instant.ofEpochMilli(epochMillis).atZone(zone);
        if (step >= HOUR) {
            return date(local) + " " + SECONDS.format(local);
        }
        return (step < 5 * SECOND ? MILLIS : SECONDS).format(local);
    }

    private static String date(ZonedDateTime local) {
        return DateTimeFormatter.ofPattern(ChartWords.of("MMM d"), ChartWords.locale())
                .format(local);
    }

    private long offset(long epochMillis) {
        return zone.getRules().getOffset(Instant.ofEpochMilli(epochMillis)).getTotalSeconds() * SECOND;
    }
}
