package dev.weir.app.overview;

import dev.weir.app.metrics.History;
import dev.weir.app.metrics.Throughput;
import dev.weir.app.text.Text;
import dev.weir.charts.ChartUnit;
import dev.weir.charts.StripChart;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Records and bytes of all streams over time, in and out. */
final class OverviewCharts extends HBox {

    private static final int IN = 0;
    private static final int OUT = 2;

    private final StripChart records = chart(Text.of("Records, all streams"), ChartUnit.RECORDS_PER_SECOND);
    private final StripChart bytes = chart(Text.of("Bytes, all streams"), ChartUnit.BYTES_PER_SECOND);

    OverviewCharts(int periodSeconds) {
        super(16);
        getStyleClass().add("overview-charts");
        for (StripChart chart : List.of(records, bytes)) {
            chart.setSpan(periodSeconds == 1 ? Duration.ofMinutes(5) : Duration.ofHours(3));
            chart.setGapAfter(Duration.ofSeconds(periodSeconds == 1 ? 5 : 180));
            HBox.setHgrow(chart, Priority.ALWAYS);
            chart.setPrefWidth(400);
            getChildren().add(chart);
        }
    }

    void setZone(ZoneId zone) {
        records.setZone(zone);
        bytes.setZone(zone);
    }

    void add(List<Throughput> points) {
        for (Throughput point : points) {
            records.series("in", Text.in("flow", "in"), IN).add(point.epochMillis(), point.recordsIn());
            records.series("out", Text.in("flow", "out"), OUT).add(point.epochMillis(), point.recordsOut());
            bytes.series("in", Text.in("flow", "in"), IN).add(point.epochMillis(), point.bytesIn());
            bytes.series("out", Text.in("flow", "out"), OUT).add(point.epochMillis(), point.bytesOut());
        }
    }

    private static StripChart chart(String title, ChartUnit unit) {
        StripChart chart = new StripChart(History.CAPACITY);
        chart.setTitle(title);
        chart.setUnit(unit);
        chart.setAccessibleText(Text.of("{0} over time", title));
        return chart;
    }
}
