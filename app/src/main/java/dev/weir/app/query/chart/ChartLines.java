package dev.weir.app.query.chart;

import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes lines of rows: sorted by time, bounded in number and length. Takes no lock and keeps nothing; any thread. */
final class ChartLines {

    /** Lines at most. */
    static final int MOST = 10;

    /** Points of a line at most; the newest are kept. */
    static final int MOST_POINTS = 20_000;

    private static final int NAMED = 3;
    private static final long LEAST_GAP = 1_000;

    private final ChartChoice choice;
    private final int time;
    private final List<Integer> values = new ArrayList<>();
    private final int series;
    private final Map<String, Points> lines = new LinkedHashMap<>();
    private long withoutTime;
    private long sameTime;
    private boolean older;

    private ChartLines(List<ResultColumn> columns, ChartChoice choice) {
        this.choice = choice;
        List<String> names = columns.stream().map(ResultColumn::name).toList();
        this.time = names.indexOf(choice.time());
        this.series = choice.series() == null ? -1 : names.indexOf(choice.series());
        for (String value : choice.series() == null
                ? choice.values()
                : List.of(choice.values().getFirst())) {
            values.add(names.indexOf(value));
        }
    }

    /** The lines of some rows. */
    static ChartData of(List<ResultColumn> columns, ChartChoice choice, List<? extends List<@Nullable Object>> rows) {
        ChartLines made = new ChartLines(columns, choice);
        rows.forEach(made::take);
        return made.data();
    }

    private void take(List<@Nullable Object> row) {
        long at = millis(row.get(time));
        if (at == Long.MIN_VALUE) {
            withoutTime++;
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            if (row.get(values.get(i)) instanceof Number number) {
                String name = series < 0 ? choice.values().get(i) : String.valueOf(row.get(series));
                lines.computeIfAbsent(name, Points::new).add(at, number.doubleValue());
            }
        }
    }

    private static long millis(@Nullable Object value) {
        return switch (value) {
            case null -> Long.MIN_VALUE;
            case Instant moment -> moment.toEpochMilli();
            case LocalDateTime moment -> moment.toInstant(ZoneOffset.UTC).toEpochMilli();
            case LocalDate day -> day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
            case Number number -> ChartColumns.epochMillis(number.longValue());
            default -> Long.MIN_VALUE;
        };
    }

    private ChartData data() {
        List<Points> most = lines.values().stream()
                .sorted(Comparator.comparingInt((Points points) -> -points.size).thenComparing(points -> points.name))
                .toList();
        List<ChartData.Line> drawn = new ArrayList<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long gap = LEAST_GAP;
        for (Points points : most.subList(0, Math.min(MOST, most.size()))) {
            ChartData.Line line = points.line();
            sameTime += points.same;
            older |= points.cut;
            drawn.add(line);
            first = Math.min(first, line.times()[0]);
            last = Math.max(last, line.times()[line.times().length - 1]);
            gap = Math.max(gap, gap(line.times()));
        }
        if (drawn.isEmpty()) {
            return new ChartData(List.of(), note(most), 0, gap);
        }
        if (series >= 0) {
            // Lines stand in the order of their names, so that they keep their colours while points come.
            drawn.sort(Comparator.comparing(ChartData.Line::name));
        }
        return new ChartData(List.copyOf(drawn), note(most), last - first, gap);
    }

    /** A line goes on over what is usual between its points, three times over. */
    private static long gap(long[] times) {
        if (times.length < 2) {
            return 0;
        }
        long[] between = new long[times.length - 1];
        for (int i = 0; i < between.length; i++) {
            between[i] = times[i + 1] - times[i];
        }
        Arrays.sort(between);
        return Math.max(3 * between[between.length / 2], 3 * between[(int) (between.length * 0.9)] / 2);
    }

    private String note(List<Points> most) {
        List<String> words = new ArrayList<>();
        if (most.size() > MOST) {
            List<String> names = most.subList(MOST, most.size()).stream()
                    .limit(NAMED)
                    .map(points -> points.name)
                    .toList();
            int left = most.size() - MOST;
            words.add(Text.of(
                    "The {0} of “{1}” with most points are drawn; {2} are not: {3}.",
                    MOST, choice.series(), Format.count(left), String.join(", ", names) + (left > NAMED ? ", …" : "")));
        }
        if (sameTime > 0) {
            words.add(Text.count(
                    sameTime,
                    "{0} row shares its time with another of the same line; the last is drawn.",
                    "{0} rows share their time with another of the same line; the last is drawn."));
        }
        if (withoutTime > 0) {
            words.add(Text.count(
                    withoutTime, "{0} row has no time in “{1}”.", "{0} rows have no time in “{1}”.", choice.time()));
        }
        if (older) {
            words.add(Text.of("Of each line the newest {0} points are drawn.", Format.count(MOST_POINTS)));
        }
        return String.join(" ", words);
    }

    /** The points of one line, in the order in which their rows stand. */
    private static final class Points {
        private final String name;
        private long[] times = new long[64];
        private double[] values = new double[64];
        private int size;
        private boolean sorted = true;
        private int same;
        private boolean cut;

        Points(String name) {
            this.name = name;
        }

        void add(long time, double value) {
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            sorted &= size == 0 || times[size - 1] < time;
            times[size] = time;
            values[size++] = value;
        }

        ChartData.Line line() {
            if (!sorted) {
                sort();
            }
            int from = Math.max(0, size - MOST_POINTS);
            cut = from > 0;
            return new ChartData.Line(
                    name, Arrays.copyOfRange(times, from, size), Arrays.copyOfRange(values, from, size));
        }

        /** By time; of the same time only the last stays. */
        private void sort() {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, Comparator.comparingLong(i -> times[i]));
            long[] newTimes = new long[size];
            double[] newValues = new double[size];
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (i + 1 < size && times[order[i]] == times[order[i + 1]]) {
                    same++;
                    continue;
                }
                newTimes[kept] = times[order[i]];
                newValues[kept++] = values[order[i]];
            }
            times = newTimes;
            values = newValues;
            size = kept;
        }
    }
}
