package dev.weir.broker.cloudwatch;

import static dev.weir.broker.cloudwatch.CloudWatchRulesTest.query;
import static dev.weir.broker.cloudwatch.MetricFixture.BYTES;
import static dev.weir.broker.cloudwatch.MetricFixture.CALL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

class CloudWatchAnswersTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"Sum, 12", "Average, 4", "Minimum, 2", "Maximum, 7", "SampleCount, 3"})
    void eachStatisticIsTold(String stat, double expected) {
        try (MetricFixture fixture = new MetricFixture(START)) {
            List.of(2, 3, 7).forEach(value -> fixture.store.record(BYTES, value));
            MetricDataResult result =
                    data(fixture, request(stat, null)).metricDataResults().getFirst();
            assertThat(result.values()).containsExactly(expected);
            assertThat(result.timestamps()).containsExactly(START);
            assertThat(result.label()).isEqualTo("IncomingBytes");
            assertThat(result.statusCode()).isEqualTo(StatusCode.COMPLETE);
        }
    }

    @Test
    void percentilesAreToldOnlyWhereAllObservationsWereEqual() {
        try (MetricFixture fixture = new MetricFixture(START)) {
            fixture.store.record(BYTES, 4);
            fixture.store.record(BYTES, 4);
            fixture.time.advance(Duration.ofSeconds(1));
            fixture.store.record(BYTES, 1);
            fixture.store.record(BYTES, 9);
            assertThat(data(fixture, request("p99.9", null))
                            .metricDataResults()
                            .getFirst()
                            .values())
                    .containsExactly(4.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"Bytes, 1", "Count, 0"})
    void aUnitThatIsNotTheMetricsFindsNothing(String unit, int expected) {
        try (MetricFixture fixture = new MetricFixture(START)) {
            fixture.store.record(BYTES, 4);
            assertThat(data(fixture, request("Sum", unit))
                            .metricDataResults()
                            .getFirst()
                            .values())
                    .hasSize(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TimestampDescending", "TimestampAscending"})
    void pagesTellEveryPointOnceInOrder(String scanBy) {
        try (MetricFixture fixture = new MetricFixture(START)) {
            MetricId other = MetricFixture.stream("IncomingBytes", "clicks");
            for (int second = 0; second < 10; second++) {
                fixture.store.record(BYTES, second);
                fixture.store.record(other, 100 + second);
                fixture.time.advance(Duration.ofSeconds(1));
            }
            GetMetricDataRequest request = GetMetricDataRequest.builder()
                    .startTime(START)
                    .endTime(START.plusSeconds(10))
                    .scanBy(scanBy)
                    .maxDatapoints(7)
                    .metricDataQueries(
                            query("a").build(),
                            query("b")
                                    .metricStat(
                                            stat -> stat.period(1).stat("Sum").metric(MetricIds.toMetric(other)))
                                    .label("clicks in")
                                    .build(),
                            query("hidden").returnData(false).build())
                    .build();
            Map<String, List<Double>> told = new HashMap<>();
            List<String> statuses = new ArrayList<>();
            GetMetricDataResponse page;
            String token = null;
            do {
                page = data(fixture, request.toBuilder().nextToken(token).build());
                assertThat(page.metricDataResults().stream().map(MetricDataResult::id))
                        .containsExactly("a", "b");
                assertThat(page.metricDataResults().stream()
                                .mapToInt(each -> each.values().size())
                                .sum())
                        .isBetween(1, 7);
                for (MetricDataResult result : page.metricDataResults()) {
                    told.computeIfAbsent(result.id(), id -> new ArrayList<>()).addAll(result.values());
                    statuses.add(result.statusCodeAsString());
                }
                token = page.nextToken();
            } while (token != null);
            List<Double> expected = new ArrayList<>(List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0));
            List<Double> order = scanBy.equals("TimestampAscending") ? expected : expected.reversed();
            assertThat(told.get("a")).isEqualTo(order);
            assertThat(told.get("b"))
                    .isEqualTo(order.stream().map(each -> each + 100).toList());
            assertThat(statuses)
                    .containsExactly("PartialData", "PartialData", "Complete", "PartialData", "Complete", "Complete");
        }
    }

    @Test
    void getMetricStatisticsTellsWhatWasAskedWithItsUnit() {
        try (MetricFixture fixture = new MetricFixture(START)) {
            fixture.store.record(BYTES, 2);
            fixture.store.record(BYTES, 4);
            assertThat(new GetMetricStatistics(fixture.store)
                            .handle(
                                    GetMetricStatisticsRequest.builder()
                                            .namespace("AWS/Kinesis")
                                            .metricName("IncomingBytes")
                                            .dimensions(
                                                    MetricIds.toMetric(BYTES).dimensions())
                                            .startTime(START)
                                            .endTime(START.plusSeconds(60))
                                            .period(60)
                                            .statistics(Statistic.SUM, Statistic.AVERAGE)
                                            .build(),
                                    CALL)
                            .datapoints())
                    .containsExactly(Datapoint.builder()
                            .timestamp(START)
                            .sum(6.0)
                            .average(3.0)
                            .unit(StandardUnit.BYTES)
                            .build());
        }
    }

    @Test
    void listMetricsFiltersAndForgetsAfterTwoWeeks() {
        try (MetricFixture fixture = new MetricFixture(START)) {
            fixture.store.record(BYTES, 1);
            fixture.store.record(MetricFixture.stream("IncomingRecords", "orders"), 1);
            fixture.store.record(MetricFixture.stream("IncomingBytes", "clicks"), 1);
            ListMetricsRequest.Builder all = ListMetricsRequest.builder();
            assertThat(list(fixture, all.build()).metrics()).hasSize(3);
            assertThat(list(fixture, all.metricName("IncomingBytes").build()).metrics())
                    .hasSize(2);
            assertThat(list(
                                    fixture,
                                    all.dimensions(each ->
                                                    each.name("StreamName").value("orders"))
                                            .build())
                            .metrics())
                    .containsExactly(MetricIds.toMetric(BYTES));
            assertThat(list(
                                    fixture,
                                    ListMetricsRequest.builder()
                                            .namespace("AWS/S3")
                                            .build())
                            .metrics())
                    .isEmpty();
            fixture.pass(Duration.ofHours(3).plusSeconds(1));
            ListMetricsRequest.Builder recent = ListMetricsRequest.builder().recentlyActive(RecentlyActive.PT3_H);
            assertThat(list(fixture, recent.build()).metrics()).isEmpty();
            assertThat(list(fixture, ListMetricsRequest.builder().build()).metrics())
                    .hasSize(3);
            fixture.pass(Duration.ofDays(14));
            assertThat(list(fixture, ListMetricsRequest.builder().build()).metrics())
                    .isEmpty();
        }
    }

    @Test
    void listMetricsPagesByFiveHundred() {
        try (MetricFixture fixture = new MetricFixture(START)) {
            for (int stream = 0; stream < 1203; stream++) {
                fixture.store.record(MetricFixture.stream("IncomingBytes", "stream-" + stream), 1);
            }
            Set<Metric> told = new HashSet<>();
            List<Integer> sizes = new ArrayList<>();
            ListMetricsResponse page = null;
            do {
                page = list(
                        fixture,
                        ListMetricsRequest.builder()
                                .nextToken(page == null ? null : page.nextToken())
                                .build());
                sizes.add(page.metrics().size());
                told.addAll(page.metrics());
            } while (page.nextToken() != null);
            assertThat(sizes).containsExactly(500, 500, 203);
            assertThat(told).hasSize(1203);
        }
    }

    private static GetMetricDataRequest request(String stat, String unit) {
        return GetMetricDataRequest.builder()
                .startTime(START)
                .endTime(START.plusSeconds(60))
                .metricDataQueries(query("a")
                        .metricStat(each -> each.period(1).stat(stat).unit(unit).metric(MetricIds.toMetric(BYTES)))
                        .build())
                .build();
    }

    private static GetMetricDataResponse data(MetricFixture fixture, GetMetricDataRequest request) {
        return new GetMetricData(fixture.store).handle(request, CALL);
    }

    private static ListMetricsResponse list(MetricFixture fixture, ListMetricsRequest request) {
        return new ListMetrics(fixture.store, fixture.time).handle(request, CALL);
    }
}
