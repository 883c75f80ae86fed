package dev.weir.charts;

import java.util.List;
import java.util.stream.Collectors;

/** A chart in words, for a screen reader; made only when asked for. */
final class ChartSummary {
    private static final int MOST_SERIES = 8;

    private ChartSummary() {}

    static String text(String title, List<StripSeries> all, StripStyle style, LimitMark limit) {
        List<StripSeries> shown = all.stream().filter(StripSeries::isShown).toList();
        String name = title.isEmpty() ? ChartWords.of("Live chart") : ChartWords.of("Live chart: {0}", title);
        long newest = Stretch.newest(all);
        if (newest == Long.MIN_VALUE) {
            return ChartWords.of("{0}. No data yet.", name);
        }
        String values = shown.stream()
                .limit(MOST_SERIES)
                .map(series -> series.name() + " " + newest(series, style.unit()))
                .collect(Collectors.joining(", "));
        if (shown.size() > MOST_SERIES) {
            values = ChartWords.of("{0}, and {1} more", values, shown.size() - MOST_SERIES);
        }
        String bound = Double.isNaN(limit.value()) ? "" : " " + limit.text(style.unit()) + ".";
        String time = new TimeTicks(60_000, style.zone()).exact(newest);
        return ChartWords.of("{0}. {1} series. Newest values, at {2}: {3}.", name, shown.size(), time, values) + bound;
    }

    private static String newest(StripSeries series, ChartUnit unit) {
        SampleRing samples = series.samples();
        double value = samples.size() == 0 ? Double.NaN : samples.value(samples.size() - 1);
        return Double.isNaN(value) ? ChartWords.of("unknown") : unit.text(value);
    }
}
