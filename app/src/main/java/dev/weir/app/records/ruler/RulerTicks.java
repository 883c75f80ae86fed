package dev.weir.app.records.ruler;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round moments on the ruler with their words. Pure functions. */
final class RulerTicks {

    /** A round moment. */
    record Tick(long millis, String text) {}

    private static final long[] STEPS = {
        1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
        2_592_000
    };
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAYS = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    private RulerTicks() {}

    /** At most so many. */
    static List<Tick> of(TimeSpan view, int most, ZoneId zone) {
        long step = step(view.length() / 1_000.0 / Math.max(1, most));
        // Round in the shown zone: an hour there may begin at a half hour of UTC.
        long offset =
                zone.getRules().getOffset(Instant.ofEpochMilli(view.from())).getTotalSeconds();
        long first = -Math.floorDiv(-(view.from() / 1_000 + offset), step) * step - offset;
        List<Tick> ticks = new ArrayList<>();
        for (long at = first; at * 1_000 <= view.to() && ticks.size() <= most; at += step) {
            ticks.add(new Tick(at * 1_000, text(Instant.ofEpochSecond(at).atZone(zone), step)));
        }
        return ticks;
    }

    private static long step(double least) {
        for (long step : STEPS) {
            if (step >= least) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    private static String text(ZonedDateTime time, long step) {
        if (step >= 86_400 || time.toLocalTime().toSecondOfDay() == 0) {
            return DAYS.format(time);
        }
        return (step < 60 ? SECONDS : MINUTES).format(time);
    }
}
