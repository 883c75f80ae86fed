package dev.weir.app.query.chart;

import dev.weir.app.query.engine.ResultColumn;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a result are good for in a chart, found from the first of its rows.
 *
 * @param times columns that are times, the likeliest first
 * @param numbers columns that are numbers and no times
 * @param groups columns whose values come again and again, so that they may be a line each; the likeliest first
 */
public record ChartColumns(List<String> times, List<String> numbers, List<String> groups) {

    /** No columns. */
    public static final ChartColumns NONE = new ChartColumns(List.of(), List.of(), List.of());

    /** Rows that are looked at, at most. */
    static final int LOOKED_AT = 500;

    private static final long FIRST_SECOND = 946_684_800;
    private static final long LAST_SECOND = 4_102_444_800L;
    private static final int MOST_AT_FIRST = 3;

    private enum Kind {
        NOTHING,
        TIME,
        EPOCH,
        NUMBER,
        GROUP
    }

    /**
     * Looks at rows.
     *
     * @param rows values by column; only the first are looked at
     */
    public static ChartColumns of(List<ResultColumn> columns, List<? extends List<@Nullable Object>> rows) {
        List<Ranked> times = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        List<Ranked> groups = new ArrayList<>();
        List<? extends List<@Nullable Object>> some = rows.subList(0, Math.min(LOOKED_AT, rows.size()));
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            switch (kind(name, some, i)) {
                case TIME -> times.add(new Ranked(name, rank(name)));
                case EPOCH -> {
                    times.add(new Ranked(name, rank(name) + 3));
                    numbers.add(name);
                }
                case NUMBER -> numbers.add(name);
                case GROUP -> {
                    int different = different(some, i);
                    if (different * 2 <= Math.max(some.size(), 2)) {
                        groups.add(new Ranked(name, different == 1 ? 1 : 0));
                    }
                }
                case NOTHING -> {}
            }
        }
        return new ChartColumns(Ranked.names(times), List.copyOf(numbers), Ranked.names(groups));
    }

    private record Ranked(String name, int rank) {
        static List<String> names(List<Ranked> ranked) {
            return ranked.stream()
                    .sorted((one, other) -> Integer.compare(one.rank, other.rank))
                    .map(Ranked::name)
                    .toList();
        }
    }

    /** The event's own time before a window's end, and both before the time of arrival. */
    private static int rank(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "window_start" -> 0;
            case "window_end", "window_time" -> 2;
            case "approximate_arrival_timestamp", "record_approximate_arrival_timestamp" -> 9;
            default -> 1;
        };
    }

    private static Kind kind(String name, List<? extends List<@Nullable Object>> rows, int column) {
        Kind kind = Kind.NOTHING;
        for (List<@Nullable Object> row : rows) {
            Object value = row.get(column);
            if (value == null) {
                continue;
            }
            Kind its = kind(name, value);
            if (kind == Kind.NOTHING || (kind == Kind.EPOCH && its == Kind.NUMBER)) {
                kind = its;
            }
            if (kind != Kind.EPOCH) {
                return kind;
            }
        }
        return kind;
    }

    private static Kind kind(String name, Object value) {
        return switch (value) {
            case Instant time -> Kind.TIME;
            case LocalDateTime time -> Kind.TIME;
            case LocalDate day -> Kind.TIME;
            case Long number -> saysTime(name) && epochMillis(number) != Long.MIN_VALUE ? Kind.EPOCH : Kind.NUMBER;
            case BigDecimal number -> Kind.NUMBER;
            case Number number -> Kind.NUMBER;
            case String text -> Kind.GROUP;
            case Boolean truth -> Kind.GROUP;
            default -> Kind.NOTHING;
        };
    }

    private static boolean saysTime(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        return word.contains("time")
                || word.contains("epoch")
                || word.equals("ts")
                || word.equals("at")
                || word.endsWith("_ts")
                || word.endsWith("_at");
    }

    /** A number of seconds or milliseconds since 1970 as milliseconds, if it is of this century; else MIN_VALUE. */
    static long epochMillis(long number) {
        if (number >= FIRST_SECOND && number < LAST_SECOND) {
            return number * 1000;
        }
        return number >= FIRST_SECOND * 1000 && number < LAST_SECOND * 1000 ? number : Long.MIN_VALUE;
    }

    private static int different(List<? extends List<@Nullable Object>> rows, int column) {
        Set<@Nullable Object> values = new HashSet<>();
        rows.forEach(row -> values.add(row.get(column)));
        return values.size();
    }

    /** What is drawn at first, or null if there is no time or no number. */
    public @Nullable ChartChoice firstChoice() {
        if (times.isEmpty()) {
            return null;
        }
        String time = times.getFirst();
        List<String> values =
                numbers.stream().filter(name -> !times.contains(name)).toList();
        if (values.isEmpty()) {
            return null;
        }
        String group = groups.isEmpty() ? null : groups.getFirst();
        boolean all = group == null && values.size() <= MOST_AT_FIRST;
        return new ChartChoice(time, all ? values : List.of(values.getFirst()), group);
    }

    /** Whether a choice can be drawn. */
    boolean allows(ChartChoice choice) {
        return times.contains(choice.time())
                && !choice.values().isEmpty()
                && numbers.containsAll(choice.values())
                && (choice.series() == null || groups.contains(choice.series()));
    }
}
