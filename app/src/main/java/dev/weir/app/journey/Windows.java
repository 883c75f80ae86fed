package dev.weir.app.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The windows that a statement of Watch sorts the rows of a table into, as its text has them. It is no parser: what is written otherwise
 * than Flink's manual writes windows is not found.
 *
 * @param column the column by which time goes
 * @param size how long a window is; of a session, how long nothing must come
 * @param step how far the beginnings of two windows are apart; of TUMBLE the size
 */
record Windows(Kind kind, String table, String column, Duration size, Duration step) {

    /** Flink's kinds of windows. */
    enum Kind {
        TUMBLE,
        HOP,
        CUMULATE,
        SESSION
    }

    /** From, inclusive, until, exclusive. */
    record Window(Instant from, Instant until) {}

    private static final int MOST = 100;

    private static final Pattern CALL = Pattern.compile(
            "(TUMBLE|HOP|CUMULATE|SESSION)\\s*\\(\\s*(?:DATA\\s*=>\\s*)?TABLE\\s+(`[^`]+`|\"[^\"]+\"|[\\w.-]+)[^,]*,"
                    + "\\s*(?:TIMECOL\\s*=>\\s*)?DESCRIPTOR\\s*\\(\\s*(`[^`]+`|[\\w.]+)\\s*\\)\\s*((?:,\\s*(?:\\w+\\s*=>\\s*)?"
                    + "INTERVAL\\s*'[^']+'\\s*\\w+\\s*)+)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern INTERVAL =
            Pattern.compile("INTERVAL\\s*'(\\d+)'\\s*(SECOND|MINUTE|HOUR|DAY)S?", Pattern.CASE_INSENSITIVE);

    /** All of a statement. */
    static List<Windows> in(String statement) {
        List<Windows> found = new ArrayList<>();
        Matcher call = CALL.matcher(statement);
        while (call.find()) {
            List<Duration> intervals = intervals(call.group(4));
            if (intervals.isEmpty()) {
                continue;
            }
            Kind kind = Kind.valueOf(call.group(1).toUpperCase(Locale.ROOT));
            // HOP and CUMULATE take their step first, then their size.
            found.add(new Windows(
                    kind, bare(call.group(2)), bare(call.group(3)), intervals.getLast(), intervals.getFirst()));
        }
        return found;
    }

    private static List<Duration> intervals(String text) {
        List<Duration> found = new ArrayList<>();
        Matcher interval = INTERVAL.matcher(text);
        while (interval.find()) {
            long count = Long.parseLong(interval.group(1));
            found.add(
                    switch (interval.group(2).toUpperCase(Locale.ROOT)) {
                        case "SECOND" -> Duration.ofSeconds(count);
                        case "MINUTE" -> Duration.ofMinutes(count);
                        case "HOUR" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }
        return found.stream().allMatch(Duration::isPositive) ? found : List.of();
    }

    /** The windows that a time falls into, the earliest first; none of a session, which depends on what else comes. */
    List<Window> of(Instant time) {
        long millis = time.toEpochMilli();
        List<Window> windows = new ArrayList<>();
        switch (kind) {
            case TUMBLE -> {
                long from = millis - Math.floorMod(millis, size.toMillis());
                windows.add(window(from, from + size.toMillis()));
            }
            case HOP -> {
                long from = millis - Math.floorMod(millis, step.toMillis());
                for (; from > millis - size.toMillis() && windows.size() < MOST; from -= step.toMillis()) {
                    windows.addFirst(window(from, from + size.toMillis()));
                }
            }
            case CUMULATE -> {
                long from = millis - Math.floorMod(millis, size.toMillis());
                long until = millis - Math.floorMod(millis - from, step.toMillis()) + step.toMillis();
                for (; until <= from + size.toMillis() && windows.size() < MOST; until += step.toMillis()) {
                    windows.add(window(from, until));
                }
            }
            case SESSION -> {
                // What else comes makes it longer.
            }
        }
        return windows;
    }

    private static Window window(long from, long until) {
        return new Window(Instant.ofEpochMilli(from), Instant.ofEpochMilli(until));
    }

    private static String bare(String name) {
        return name.startsWith("`") || name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
    }
}
