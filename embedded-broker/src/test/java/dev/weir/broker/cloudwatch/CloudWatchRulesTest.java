package dev.weir.broker.cloudwatch;

import static dev.weir.broker.cloudwatch.MetricFixture.BYTES;
import static dev.weir.broker.cloudwatch.MetricFixture.CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.broker.call.AwsException;
import java.time.Instant;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Each rule of the three operations that refuses a request. */
class CloudWatchRulesTest {

    private static final MetricStat NONE = null;
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    static Stream<Arguments> dataRules() {
        return Stream.of(
                data("the end before the start", "ValidationError", each -> each.endTime(START.minusSeconds(1))),
                data("the end at the start", "ValidationError", each -> each.endTime(START)),
                data("no start", "MissingParameter", each -> each.startTime(null)),
                data("no points", "ValidationError", each -> each.maxDatapoints(0)),
                data("too many points", "ValidationError", each -> each.maxDatapoints(100_801)),
                data("an unknown order", "ValidationError", each -> each.scanBy("Sideways")),
                data("a token that is none", "InvalidNextToken", each -> each.nextToken("?")),
                data("a token of nobody", "InvalidNextToken", each -> each.nextToken("YWJj")),
                data("no queries", "ValidationError", each -> each.metricDataQueries(Collections.emptyList())),
                data(
                        "501 queries",
                        "ValidationError",
                        each -> each.metricDataQueries(
                                Collections.nCopies(501, query("a").build()))),
                data(
                        "one id twice",
                        "ValidationError",
                        each -> each.metricDataQueries(
                                query("a").build(), query("a").build())),
                query("no id", each -> each.id(null)),
                query("an id with a capital", each -> each.id("Bytes")),
                query("an id with a hyphen", each -> each.id("a-b")),
                query("nothing returned", each -> each.returnData(false)),
                query("both kinds", each -> each.expression("1")),
                query("neither kind", each -> each.metricStat(NONE)),
                query("metric math", each -> each.metricStat(NONE).expression("m1 + m2")),
                query(
                        "a period of 7",
                        each -> each.metricStat(query("a").build().metricStat().toBuilder()
                                .period(7)
                                .build())),
                query(
                        "a period of 90",
                        each -> each.metricStat(query("a").build().metricStat().toBuilder()
                                .period(90)
                                .build())),
                query(
                        "a period of 0",
                        each -> each.metricStat(query("a").build().metricStat().toBuilder()
                                .period(0)
                                .build())),
                query(
                        "an unknown statistic",
                        each -> each.metricStat(query("a").build().metricStat().toBuilder()
                                .stat("Median")
                                .build())),
                query(
                        "a percentile past 100",
                        each -> each.metricStat(query("a").build().metricStat().toBuilder()
                                .stat("p101")
                                .build())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("dataRules")
    void getMetricDataRefuses(String name, String code, Consumer<GetMetricDataRequest.Builder> change) {
        try (MetricFixture fixture = new MetricFixture(START)) {
            GetMetricDataRequest.Builder request = GetMetricDataRequest.builder()
                    .startTime(START)
                    .endTime(START.plusSeconds(60))
                    .metricDataQueries(query("a").build());
            GetMetricData operation = new GetMetricData(fixture.store);
            assertThat(operation.handle(request.build(), CALL).metricDataResults())
                    .as("the request before it is spoilt")
                    .hasSize(1);
            change.accept(request);
            refuses(code, () -> operation.handle(request.build(), CALL));
        }
    }

    static Stream<Arguments> statisticsRules() {
        return Stream.of(
                statistics("no namespace", "MissingParameter", each -> each.namespace(null)),
                statistics("no metric", "MissingParameter", each -> each.metricName(null)),
                statistics("no start", "MissingParameter", each -> each.startTime(null)),
                statistics("no end", "MissingParameter", each -> each.endTime(null)),
                statistics("no period", "MissingParameter", each -> each.period(null)),
                statistics("a period of 61", "InvalidParameterValue", each -> each.period(61)),
                statistics("the end at the start", "InvalidParameterValue", each -> each.endTime(START)),
                statistics(
                        "no statistics",
                        "InvalidParameterCombination",
                        each -> each.statistics(Collections.emptyList())),
                statistics("both kinds", "InvalidParameterCombination", each -> each.extendedStatistics("p99")),
                statistics("an unknown statistic", "InvalidParameterValue", each -> each.statisticsWithStrings("Mode")),
                statistics(
                        "a strange percentile",
                        "InvalidParameterValue",
                        each -> each.statistics(Collections.emptyList()).extendedStatistics("tm99")),
                statistics(
                        "1,441 points",
                        "InvalidParameterCombination",
                        each -> each.period(1).endTime(START.plusSeconds(1441))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("statisticsRules")
    void getMetricStatisticsRefuses(String name, String code, Consumer<GetMetricStatisticsRequest.Builder> change) {
        try (MetricFixture fixture = new MetricFixture(START)) {
            GetMetricStatisticsRequest.Builder request = GetMetricStatisticsRequest.builder()
                    .namespace("AWS/Kinesis")
                    .metricName("IncomingBytes")
                    .startTime(START)
                    .endTime(START.plusSeconds(1440))
                    .period(1)
                    .statistics(Statistic.SUM);
            GetMetricStatistics operation = new GetMetricStatistics(fixture.store);
            assertThat(operation.handle(request.build(), CALL).label()).isEqualTo("IncomingBytes");
            change.accept(request);
            refuses(code, () -> operation.handle(request.build(), CALL));
        }
    }

    @ParameterizedTest
    @MethodSource
    void listMetricsRefuses(String name, Consumer<ListMetricsRequest.Builder> change) {
        try (MetricFixture fixture = new MetricFixture(START)) {
            ListMetricsRequest.Builder request = ListMetricsRequest.builder();
            change.accept(request);
            ListMetrics operation = new ListMetrics(fixture.store, fixture.time);
            refuses("InvalidParameterValue", () -> operation.handle(request.build(), CALL));
        }
    }

    static Stream<Arguments> listMetricsRefuses() {
        return Stream.of(
                Arguments.of("a token that is none", change(each -> each.nextToken("?"))),
                Arguments.of("an unknown activity", change(each -> each.recentlyActive("PT1H"))));
    }

    private static Consumer<ListMetricsRequest.Builder> change(Consumer<ListMetricsRequest.Builder> change) {
        return change;
    }

    private static void refuses(String code, ThrowingCallable call) {
        assertThatExceptionOfType(AwsException.class)
                .isThrownBy(call)
                .satisfies(error -> assertThat(error.code()).isEqualTo(code))
                .satisfies(error -> assertThat(error.status()).isEqualTo(400))
                .satisfies(error -> assertThat(error.getMessage()).isNotBlank());
    }

    private static Arguments data(String name, String code, Consumer<GetMetricDataRequest.Builder> change) {
        return Arguments.of(name, code, change);
    }

    private static Arguments query(String name, Consumer<MetricDataQuery.Builder> change) {
        return data(name, "ValidationError", each -> {
            MetricDataQuery.Builder spoilt = query("a");
            change.accept(spoilt);
            each.metricDataQueries(spoilt.build());
        });
    }

    private static Arguments statistics(String name, String code, Consumer<GetMetricStatisticsRequest.Builder> change) {
        return Arguments.of(name, code, change);
    }

    static MetricDataQuery.Builder query(String id) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.period(1).stat("Sum").metric(MetricIds.toMetric(BYTES)));
    }
}
