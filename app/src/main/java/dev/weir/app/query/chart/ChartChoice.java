package dev.weir.app.query.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a result are drawn, by their names.
 *
 * @param time the time on x
 * @param values the numbers on y; with a column of series only the first is drawn
 * @param series the column whose values are a line each, or null
 */
public record ChartChoice(
        String time, List<String> values, @Nullable String series) {

    /** Takes a copy of the names. */
    public ChartChoice {
        values = List.copyOf(values);
    }
}
