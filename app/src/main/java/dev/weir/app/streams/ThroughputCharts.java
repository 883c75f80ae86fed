package dev.weir.app.streams;

import dev.weir.app.metrics.History;
import dev.weir.app.metrics.Throughput;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import dev.weir.charts.ChartUnit;
import dev.weir.charts.StripChart;
import dev.weir.charts.StripSeries;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/** Four charts of one stream: bytes and records, in and out, a line a shard, with what a shard can carry. */
final class ThroughputCharts extends GridPane {

    private record Chart(
            StripChart chart, ToDoubleFunction<Throughput> value, double shardLimit, IntFunction<String> limitName) {}

    private static final int FEW = 10;

    private final List<Chart> charts;

    ThroughputCharts() {
        getStyleClass().add("throughput-charts");
        charts = List.of(
                chart(
                        Text.of("Records in"),
                        ChartUnit.RECORDS_PER_SECOND,
                        Throughput::recordsIn,
                        ShardLimits.RECORDS_IN,
                        shards -> Text.of("{0} records/s", Format.count(shards * 1000L))),
                chart(
                        Text.of("Bytes in"),
                        ChartUnit.BYTES_PER_SECOND,
                        Throughput::bytesIn,
                        ShardLimits.BYTES_IN,
                        shards -> Format.count(shards) + " MiB/s"),
                chart(
                        Text.of("Records out"),
                        ChartUnit.RECORDS_PER_SECOND,
                        Throughput::recordsOut,
                        Double.NaN,
                        shards -> ""),
                chart(
                        Text.of("Bytes out"),
                        ChartUnit.BYTES_PER_SECOND,
                        Throughput::bytesOut,
                        ShardLimits.BYTES_OUT,
                        shards -> Format.count(shards * 2L) + " MiB/s"));
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
            StripChart chart = charts.get(i).chart();
            chart.setMinSize(160, 150);
            chart.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            add(chart, i % 2, i / 2);
        }
    }

    /** Fits the charts to how finely CloudWatch counts. */
    void show(MetricLevel level, int periodSeconds, int openShards) {
        for (Chart one : charts) {
            one.chart().setSpan(periodSeconds == 1 ? Duration.ofMinutes(5) : Duration.ofHours(3));
            one.chart().setGapAfter(Duration.ofSeconds(periodSeconds == 1 ? 8 : 180));
            if (Double.isNaN(one.shardLimit())) {
                continue;
            }
            if (level == MetricLevel.SHARD) {
                one.chart()
                        .setLimit(
                                one.shardLimit(),
                                Text.of("shard limit {0}", one.limitName().apply(1)));
            } else {
                one.chart()
                        .setLimit(
                                one.shardLimit() * openShards,
                                Text.count(
                                        openShards,
                                        "limit of {0} shard: {1}",
                                        "limit of {0} shards: {1}",
                                        one.limitName().apply(openShards)));
            }
        }
    }

    void setZone(ZoneId zone) {
        charts.forEach(one -> one.chart().setZone(zone));
    }

    void draw(ChartUpdate update) {
        if (update.reset()) {
            // The legend of many lines takes room that the lines need.
            double height = update.lines().size() > FEW ? 220 : 150;
            getRowConstraints().forEach(row -> row.setMinHeight(height));
            setMinHeight(2 * height + 12);
        }
        for (Chart one : charts) {
            if (update.reset()) {
                one.chart().series().forEach(series -> one.chart().removeSeries(series.id()));
            }
            for (ChartUpdate.Line line : update.lines()) {
                StripSeries series = one.chart().series(line.id(), line.name(), line.colorIndex());
                for (Throughput point : line.points()) {
                    series.add(point.epochMillis(), one.value().applyAsDouble(point));
                }
            }
        }
    }

    private static Chart chart(
            String title,
            ChartUnit unit,
            ToDoubleFunction<Throughput> value,
            double limit,
            IntFunction<String> limitName) {
        StripChart chart = new StripChart(History.CAPACITY);
        chart.setTitle(title);
        chart.setUnit(unit);
        chart.setAccessibleText(Text.of("{0} of each shard over time", title));
        return new Chart(chart, value, limit, limitName);
    }
}
