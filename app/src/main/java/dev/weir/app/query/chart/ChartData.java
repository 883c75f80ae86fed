package dev.weir.app.query.chart;

import java.util.List;

/**
 * Lines that were made of a result.
 *
 * @param lines at most {@link ChartLines#MOST}
 * @param note what was left out and why, or empty
 * @param spanMillis from the first point to the last
 * @param gapMillis after how long without a point a line is broken
 */
public record ChartData(List<Line> lines, String note, long spanMillis, long gapMillis) {

    /** Nothing to draw. */
    public static final ChartData NONE = new ChartData(List.of(), "", 0, 60_000);

    /** One line: times in milliseconds, going up, each with its value. Do not change the arrays. */
    @SuppressWarnings("ArrayRecordComponent") // drawn, not compared
    public record Line(String name, long[] times, double[] values) {}
}
