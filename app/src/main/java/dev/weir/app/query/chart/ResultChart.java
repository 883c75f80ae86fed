package dev.weir.app.query.chart;

import dev.weir.app.text.Text;
import dev.weir.charts.StripChart;
import dev.weir.charts.StripSeries;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Draws {@link ChartData}; of lines that only went on it gives the chart no more than what is new. JavaFX thread only. */
public final class ResultChart extends StackPane {

    private static final long LEAST_SPAN = 10_000;
    private static final double STEP = 1.25;
    private static final double ROOM = 1.02;

    private final StripChart chart = new StripChart(ChartLines.MOST_POINTS);
    private final Map<String, ChartData.Line> drawn = new HashMap<>();
    private final Map<String, Integer> colors = new HashMap<>();
    private List<String> order = List.of();
    private UnaryOperator<String> seen = UnaryOperator.identity();
    private ChartData now = ChartData.NONE;

    /** An empty chart. */
    public ResultChart() {
        chart.setAccessibleText(Text.of("Chart of the result"));
        getChildren().add(chart);
        setMinSize(160, 120);
    }

    public void setZone(ZoneId zone) {
        chart.setZone(zone);
    }

    /** From now on the legend has what this makes of the lines' names. */
    public void names(UnaryOperator<String> shown) {
        seen = shown;
        drawn.keySet().forEach(chart::removeSeries);
        drawn.clear();
        show(now);
    }

    /** Shows these lines in the place of those before. */
    public void show(ChartData data) {
        now = data;

        List<String> names = data.lines().stream().map(ChartData.Line::name).toList();
        if (!names.equals(order)) {
            // The legend has the lines in their order, which a new one in the middle changes.
            drawn.keySet().forEach(chart::removeSeries);
            drawn.clear();
            colors.keySet().retainAll(new HashSet<>(names));
            order = names;
        }
        chart.setSpan(Duration.ofMillis(span(data.spanMillis())));
        chart.setGapAfter(Duration.ofMillis(data.gapMillis()));
        for (ChartData.Line line : data.lines()) {
            draw(line);
        }
    }

    private void draw(ChartData.Line line) {
        StripSeries series = chart.series(line.name(), seen.apply(line.name()), color(line.name()));
        ChartData.Line before = drawn.put(line.name(), line);
        int[] changed = before == null ? null : changed(before, line);
        if (changed == null) {
            if (series.size() > 0) {
                series.clear();
            }
            for (int i = 0; i < line.times().length; i++) {
                series.add(line.times()[i], line.values()[i]);
            }
        } else {
            for (int i : changed) {
                series.add(line.times()[i], line.values()[i]);
            }
        }
    }

    private int color(String name) {
        Integer known = colors.get(name);
        if (known != null) {
            return known;
        }
        Set<Integer> taken = new HashSet<>(colors.values());
        int free = 0;
        while (taken.contains(free) && free < ChartLines.MOST - 1) {
            free++;
        }
        colors.put(name, free);
        return free;
    }

    /** Which points of a line are new or another; null if a point of before is gone. */
    static int @Nullable [] changed(ChartData.Line before, ChartData.Line now) {
        List<Integer> changed = new ArrayList<>();
        int old = Arrays.binarySearch(before.times(), now.times()[0]);
        if (old < 0) {
            return null;
        }
        for (int i = 0; i < now.times().length; i++) {
            if (old < before.times().length && before.times()[old] < now.times()[i]) {
                return null;
            }
            boolean same = old < before.times().length && before.times()[old] == now.times()[i];
            if (!same || before.values()[old] != now.values()[i]) {
                changed.add(i);
            }
            old += same ? 1 : 0;
        }
        return old < before.times().length
                ? null
                : changed.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A little more than there is, in steps, so that the scale does not change with each point. */
    private static long span(long millis) {
        double span = LEAST_SPAN;
        while (span < millis * ROOM) {
            span *= STEP;
        }
        return (long) span;
    }

    StripChart chart() {
        return chart;
    }

    List<String> names() {
        return order;
    }
}
