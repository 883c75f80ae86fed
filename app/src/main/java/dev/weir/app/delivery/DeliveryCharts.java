package dev.weir.app.delivery;

import dev.weir.app.metrics.History;
import dev.weir.app.text.Text;
import dev.weir.charts.ChartUnit;
import dev.weir.charts.StripChart;
import dev.weir.charts.StripSeries;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/** Four charts of a delivery stream: records, bytes, how old data is when it arrives, and deliveries. */
final class DeliveryCharts extends GridPane {

    private static final double MILLIS = 1000;

    private record Line(StripChart chart, String id, String name, int color, ToDoubleFunction<Figures> value) {}

    private final List<StripChart> charts;
    private final List<Line> lines;
    private double freshness = Double.NaN;

    DeliveryCharts(int periodSeconds) {
        getStyleClass().add("throughput-charts");
        StripChart records = chart(Text.of("Records"), ChartUnit.RECORDS_PER_SECOND, periodSeconds);
        StripChart bytes = chart(Text.of("Bytes"), ChartUnit.BYTES_PER_SECOND, periodSeconds);
        StripChart age = chart(Text.of("Data freshness"), ChartUnit.MILLISECONDS, periodSeconds);
        StripChart tries = chart(Text.of("Deliveries"), ChartUnit.COUNT, periodSeconds);
        charts = List.of(records, bytes, age, tries);
        lines = List.of(
                new Line(records, "in", Text.in("arriving", "in"), 0, point -> point.perSecond(Measure.RECORDS_IN)),
                new Line(records, "out", Text.of("delivered"), 2, point -> point.perSecond(Measure.RECORDS_OUT)),
                new Line(records, "backup", Text.of("backed up"), 4, point -> point.perSecond(Measure.BACKUP_RECORDS)),
                new Line(records, "throttled", Text.of("throttled"), 1, point -> point.perSecond(Measure.THROTTLED)),
                new Line(bytes, "in", Text.in("arriving", "in"), 0, point -> point.perSecond(Measure.BYTES_IN)),
                new Line(bytes, "out", Text.of("delivered"), 2, point -> point.perSecond(Measure.BYTES_OUT)),
                new Line(age, "age", Text.of("oldest record"), 3, point -> MILLIS * point.value(Measure.FRESHNESS)),
                new Line(age, "behind", Text.of("behind the stream"), 0, point -> point.value(Measure.MILLIS_BEHIND)),
                new Line(age, "lambda", Text.of("function took"), 4, point -> point.value(Measure.LAMBDA_MILLIS)),
                new Line(tries, "succeeded", Text.of("succeeded"), 2, point -> point.count(Measure.SUCCEEDED)),
                new Line(tries, "failed", Text.of("failed"), 1, DeliveryCharts::failed),
                new Line(tries, "lambda", Text.of("function failed"), 4, DeliveryCharts::functionFailed));
        for (int i = 0; i < 2; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(50);
            getColumnConstraints().add(column);
            RowConstraints row = new RowConstraints();
            row.setVgrow(Priority.ALWAYS);
            row.setMinHeight(150);
            row.setPercentHeight(50);
            getRowConstraints().add(row);
        }
        for (int i = 0; i < charts.size(); i++) {
            add(charts.get(i), i % 2, i / 2);
        }
        setPrefHeight(380);
    }

    private static double failed(Figures point) {
        return point.count(Measure.TRIED) - point.count(Measure.SUCCEEDED);
    }

    private static double functionFailed(Figures point) {
        return point.count(Measure.LAMBDA_TRIED) - point.count(Measure.LAMBDA_SUCCEEDED);
    }

    void zone(ZoneId zone) {
        charts.forEach(chart -> chart.setZone(zone));
    }

    void draw(List<Figures> fresh) {
        List<Figures> figures = held(fresh);
        for (Line line : lines) {
            StripSeries series = null;
            for (Figures point : figures) {
                double value = line.value().applyAsDouble(point);
                if (Double.isNaN(value)) {
                    continue;
                }
                if (series == null) {
                    series = shown(line, figures);
                }
                if (series != null) {
                    series.add(point.endMillis(), value);
                }
            }
        }
    }

    /** How old data was at the last delivery holds until the next: deliveries may be minutes apart. */
    private List<Figures> held(List<Figures> figures) {
        List<Figures> held = new ArrayList<>(figures.size());
        for (Figures point : figures) {
            double age = point.value(Measure.FRESHNESS);
            freshness = Double.isNaN(age) ? freshness : age;
            double last = freshness;
            held.add(new Figures(
                    point.endMillis(),
                    point.periodSeconds(),
                    measure -> measure == Measure.FRESHNESS ? last : point.value(measure)));
        }
        return held;
    }

    /** The first lines of a chart are always there; the others come with their first value that is not zero. */
    private static @org.jspecify.annotations.Nullable StripSeries shown(Line line, List<Figures> figures) {
        boolean always =
                line.id().equals("in") || line.id().equals("out") || line.id().equals("succeeded");
        boolean known =
                line.chart().series().stream().anyMatch(series -> series.id().equals(line.id()));
        boolean some = figures.stream().anyMatch(point -> line.value().applyAsDouble(point) > 0);
        return always || known || some ? line.chart().series(line.id(), line.name(), line.color()) : null;
    }

    private static StripChart chart(String title, ChartUnit unit, int periodSeconds) {
        StripChart chart = new StripChart(History.CAPACITY);
        chart.setTitle(title);
        chart.setUnit(unit);
        chart.setAccessibleText(Text.of("{0} of this delivery stream over time", title));
        chart.setSpan(periodSeconds == 1 ? Duration.ofMinutes(10) : Duration.ofHours(3));
        chart.setGapAfter(Duration.ofSeconds(periodSeconds == 1 ? 8 : 180));
        chart.setMinSize(160, 150);
        chart.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return chart;
    }
}
