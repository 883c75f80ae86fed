package dev.weir.charts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.TreeSet;

/** The points of a chart as tab-separated values: a line a time, a column a series, an empty field where nothing is known. */
final class ChartTable {
    private ChartTable() {}

    /** The points from {@code from} to {@code to}, both included, with times in {@code zone}. */
    static String tsv(List<StripSeries> series, long from, long to, ZoneId zone) {
        TreeSet<Long> times = new TreeSet<>();
        for (StripSeries one : series) {
            SampleRing samples = one.samples();
            for (int i = samples.firstAtOrAfter(from); i < samples.size() && samples.time(i) <= to; i++) {
                times.add(samples.time(i));
            }
        }
        StringBuilder table = new StringBuilder("time");
        for (StripSeries one : series) {
            table.append('\t').append(one.name().replaceAll("[\\t\\r\\n]", " "));
        }
        table.append('\n');
        for (long time : times) {
            var local = Instant.ofEpochMilli(time).atZone(zone).toOffsetDateTime();
            table.append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local));
            for (StripSeries one : series) {
                table.append('\t').append(field(one.samples(), time));
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String field(SampleRing samples, long time) {
        int index = samples.firstAtOrAfter(time);
        if (index == samples.size() || samples.time(index) != time || Double.isNaN(samples.value(index))) {
            return "";
        }
        return new BigDecimal(Double.toString(samples.value(index)))
                .stripTrailingZeros()
                .toPlainString();
    }
}
