package dev.weir.broker.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.cloudwatch.MetricId.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** A timeline of all calls of ninety days, of which each minute has some, is one GetMetricData. */
class UsageTimelineTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final List<Dimension> EVERYTHING =
            List.of(new Dimension("Class", "None"), new Dimension("Type", "API"));

    @Test
    void everyRangeIsToldInTimeForAPage() {
        try (MetricFixture fixture = new MetricFixture(NOW)) {
            fill(fixture, "CallCount", 7);
            fill(fixture, "ErrorCount", 1);
            for (int[] range : new int[][] {{90, 3_600}, {90, 86_400}, {14, 900}, {7, 300}, {1, 60}}) {
                GetMetricDataRequest request = request(range[0], range[1]);
                long begun = System.nanoTime();
                List<MetricDataResult> told = new GetMetricData(fixture.store)
                        .handle(request, MetricFixture.CALL)
                        .metricDataResults();
                double millis = (System.nanoTime() - begun) / 1e6;
                System.out.printf("timeline of %d days by %d s: %.0f ms%n", range[0], range[1], millis);
                int periods = (int) Duration.ofDays(range[0]).toSeconds() / range[1];
                assertThat(told).hasSize(2);
                assertThat(told.getFirst().values().size()).isBetween(periods - 1, periods);
                assertThat(told.getFirst().values().get(1)).isEqualTo(7.0 * range[1] / 60);
                assertThat(told.getLast().values().get(1)).isEqualTo(1.0 * range[1] / 60);
            }
        }
    }

    private static GetMetricDataRequest request(int days, int period) {
        List<MetricDataQuery> queries = new ArrayList<>();
        for (String name : List.of("CallCount", "ErrorCount")) {
            queries.add(MetricDataQuery.builder()
                    .id(name.substring(0, 1).toLowerCase(java.util.Locale.ROOT))
                    .metricStat(stat -> stat.stat("Sum")
                            .period(period)
                            .metric(metric -> metric.namespace("AWS/Usage")
                                    .metricName(name)
                                    .dimensions(EVERYTHING.stream()
                                            .map(each ->
                                                    software.amazon.awssdk.services.cloudwatch.model.Dimension.builder()
                                                            .name(each.name())
                                                            .value(each.value())
                                                            .build())
                                            .toList())))
                    .build());
        }
        return GetMetricDataRequest.builder()
                .startTime(NOW.minus(Duration.ofDays(days)))
                .endTime(NOW)
                .metricDataQueries(queries)
                .build();
    }

    private static void fill(MetricFixture fixture, String name, double each) {
        MetricId metric = new MetricId("AWS/Usage", name, EVERYTHING);
        fixture.store.record(metric, 0);
        long series = fixture.store.catalog().series(metric).id();
        long now = NOW.getEpochSecond() / 3600;
        List<MetricTables.BlockRow> hours = new ArrayList<>();
        for (long hour = now - 90 * 24; hour < now; hour++) {
            TreeMap<Integer, StatisticSet> minutes = new TreeMap<>();
            for (int minute = 0; minute < 60; minute++) {
                minutes.put(minute, StatisticSet.of(each));
            }
            hours.add(new MetricTables.BlockRow(series, hour, StatisticBlock.of(minutes)));
        }
        new MetricTables(fixture.database).saveHours(hours);
        fixture.store.maintain();
        assertThat(new MetricTables(fixture.database).hours(series, 0, now)).hasSize(90 * 24);
    }
}
