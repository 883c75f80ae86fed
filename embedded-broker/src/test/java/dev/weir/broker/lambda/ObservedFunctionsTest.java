package dev.weir.broker.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What functions do is told in metrics, and what is done to them in the audit log, without their secrets. */
class ObservedFunctionsTest {

    @Test
    void callsAreMetricsAndEvents() throws Exception {
        try (LambdaFixture fixture = LambdaFixture.inMemory();
                CloudWatchClient metrics = LambdaFixture.builder(fixture.endpoint(), CloudWatchClient.builder())
                        .build();
                CloudTrailClient trail = LambdaFixture.builder(fixture.endpoint(), CloudTrailClient.builder())
                        .build()) {
            fixture.createActions("seen", r -> r.environment(e -> e.variables(Map.of("TOKEN", "hush-hush"))));
            fixture.invoke("seen", "{'do':'nothing','word':'sesame'}");
            fixture.invoke("seen", "{'do':'throw'}");

            for (Map.Entry<String, Double> metric :
                    Map.of("Invocations", 2.0, "Errors", 1.0).entrySet()) {
                Eventually.isTrue(() -> sum(metrics, metric.getKey()) == metric.getValue());
            }
            assertThat(sum(metrics, "Duration")).isPositive();

            assertThat(trail.lookupEvents(r -> {}).events())
                    .extracting(Event::eventName)
                    .contains("CreateFunction20150331")
                    .doesNotContain("Invoke");
            assertThat(trail.lookupEvents(r -> {}).events())
                    .extracting(Event::cloudTrailEvent)
                    .noneMatch(text -> text.contains("hush-hush") || text.contains("sesame"));
        }
    }

    @Test
    void aFunctionIsToldWhereTheBrokerIs() throws Exception {
        try (LambdaFixture fixture = LambdaFixture.inMemory();
                LambdaClient lambda = LambdaFixture.builder(fixture.endpoint(), LambdaClient.builder())
                        .build()) {
            fixture.createCommand("endpoint", "sh -c \"echo \\$AWS_ENDPOINT_URL\"".replace("\\$", "$"), r -> {});
            assertThat(lambda.invoke(r -> r.functionName("endpoint"))
                            .payload()
                            .asUtf8String()
                            .strip())
                    .isEqualTo(fixture.endpoint().toString());
        }
    }

    private static double sum(CloudWatchClient metrics, String name) {
        Instant now = Instant.now();
        return metrics
                .getMetricStatistics(r -> r.namespace("AWS/Lambda")
                        .metricName(name)
                        .dimensions(d -> d.name("FunctionName").value("seen"))
                        .startTime(now.minus(Duration.ofHours(1)))
                        .endTime(now.plus(Duration.ofHours(1)))
                        .period(7200)
                        .statistics(Statistic.SUM))
                .datapoints()
                .stream()
                .mapToDouble(point -> point.sum())
                .sum();
    }
}
