package dev.weir.charts;

import java.util.List;
import java.util.stream.Collectors;

/** A chart in words, for a screen reader; made only when asked for. */
final class ChartSummary {
    private static final int MOST_SERIES = 8;

    private ChartSummary() {}

    static String text(String title, List<StripSeries> all, StripStyle style, LimitMark limit) {
        List<StripSeries> shown = all.stream().filter(StripSeries::isShown).toList();
        String name = title.isEmpty() ? ChartPhrase.LIVE_CHART.say() : ChartPhrase.LIVE_CHART_OF.say(title);
        long newest = Stretch.newest(all);
        if (newest == Long.MIN_VALUE) {
            return ChartPhrase.NOTHING_IN.say(name);
        }
        String values = shown.stream()
                .limit(MOST_SERIES)
                .map(series -> series.name() + " " + newest(series, style.unit()))
                .collect(Collectors.joining(", "));
        String bound = Double.isNaN(limit.value()) ? "" : " " + limit.text(style.unit()) + ".";
        String time = new TimeTicks(60_000, style.zone()).exact(newest);
        return (shown.size() > MOST_SERIES
                        ? ChartPhrase.NEWEST_OF_MANY.say(name, shown.size(), time, values, shown.size() - MOST_SERIES)
                        : ChartPhrase.NEWEST.say(name, shown.size(), time, values))
                + bound;
    }

    private static String newest(StripSeries series, ChartUnit unit) {
        SampleRing samples = series.samples();
        double value = samples.size() == 0 ? Double.NaN : samples.value(samples.size() - 1);
        return Double.isNaN(value) ? ChartPhrase.UNKNOWN.say() : unit.text(value);
    }
}
