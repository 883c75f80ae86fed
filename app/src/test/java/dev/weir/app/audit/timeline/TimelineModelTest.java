package dev.weir.app.audit.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.audit.Asked;
import dev.weir.app.audit.AuditQuery;
import dev.weir.app.audit.Events;
import dev.weir.app.audit.Sifted;
import dev.weir.app.audit.Span;
import dev.weir.app.fx.DirectBackground;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

class TimelineModelTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:30:00Z");

    /** Counts five calls, and one failure, of whatever it is asked for, at 12:00. */
    private static final class FakeUsage implements CloudWatchClient {
        final List<Metric> metrics = new ArrayList<>();
        final List<Metric> read = new ArrayList<>();
        boolean broken;

        FakeUsage with(String service, String operation) {
            Metric.Builder metric = Metric.builder().namespace("AWS/Usage").metricName("CallCount");
            List<software.amazon.awssdk.services.cloudwatch.model.Dimension> dimensions = new ArrayList<>();
            if (!service.isEmpty()) {
                dimensions.add(dimension("Service", service));
            }
            if (!operation.isEmpty()) {
                dimensions.add(dimension("Resource", operation));
            }
            metrics.add(metric.dimensions(dimensions).build());
            return this;
        }

        private static software.amazon.awssdk.services.cloudwatch.model.Dimension dimension(String name, String value) {
            return software.amazon.awssdk.services.cloudwatch.model.Dimension.builder()
                    .name(name)
                    .value(value)
                    .build();
        }

        @Override
        public ListMetricsResponse listMetrics(ListMetricsRequest request) {
            if (broken) {
                throw new UnsupportedOperationException("no CloudWatch");
            }
            return ListMetricsResponse.builder().metrics(metrics).build();
        }

        @Override
        public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
            request.metricDataQueries()
                    .forEach(query -> read.add(query.metricStat().metric()));
            return GetMetricDataResponse.builder()
                    .metricDataResults(request.metricDataQueries().stream()
                            .map(query -> MetricDataResult.builder()
                                    .id(query.id())
                                    .timestamps(Instant.parse("2026-11-23T12:00:00Z"))
                                    .values(
                                            query.metricStat()
                                                            .metric()
                                                            .metricName()
                                                            .equals("CallCount")
                                                    ? 5.0
                                                    : 1.0)
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return "monitoring";
        }

        @Override
        public void close() {}
    }

    private final FakeUsage usage = new FakeUsage();
    private final DirectBackground background = new DirectBackground();
    private final TimelineModel model = new TimelineModel(() -> usage, background, InstantSource.fixed(NOW));

    private static AuditQuery asking(Asked asked) {
        return new AuditQuery(asked, new Span.Last(Duration.ofHours(1)), Sifted.NONE);
    }

    @Test
    void changesAreCountedByTheNamesOfTheirOperations() {
        usage.with("Kinesis", "CreateStream")
                .with("Kinesis", "ListStreams")
                .with("Kinesis", "PutRecords")
                .with("", "")
                .with("Kinesis", "");
        model.show(asking(Asked.CHANGES), false);
        Timeline timeline = model.timeline().get();
        assertThat(timeline.total()).isEqualTo(5);
        assertThat(timeline.totalFailed()).isEqualTo(1);
        assertThat(timeline.source()).isEqualTo("All calls of 1 operation, counted by CloudWatch (AWS/Usage)");
        assertThat(timeline.bucket()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aSumIsReadInPlaceOfItsPartsAndCountedOnce() {
        usage.with("Kinesis", "CreateStream").with("Kinesis", "").with("", "");
        model.show(asking(Asked.ALL), false);
        assertThat(model.timeline().get().total()).isEqualTo(5);
        assertThat(usage.read).hasSize(2);
        model.show(asking(new Asked(Asked.Attribute.SERVICE, "kinesis.amazonaws.com")), false);
        assertThat(model.timeline().get().total()).isEqualTo(5);
    }

    @Test
    void whatCloudWatchDoesNotCountIsCountedFromWhatIsLoadedAndSaid() {
        usage.with("Kinesis", "CreateStream");
        model.show(
                new AuditQuery(
                        AuditQuery.ofResource("orders").asked(),
                        new Span.Between(Instant.parse("2026-11-23T11:30:00Z"), NOW),
                        Sifted.NONE),
                false);
        model.loaded(List.of(Events.of("kinesis", "CreateStream", "{}")), true);
        assertThat(model.timeline().get().total()).isEqualTo(1);
        assertThat(model.timeline().get().source())
                .contains("Only the 1 event loaded", "there are older ones", "does not count by resource name");
        assertThat(background.repeating()).isEmpty();
    }

    @Test
    void withoutCloudWatchThereIsStillWhatIsLoaded() {
        usage.broken = true;
        model.show(asking(Asked.ALL), false);
        assertThat(model.timeline().get().source()).contains("can't be read here");
        model.hide();
        assertThat(background.repeating()).isEmpty();
    }

    @Test
    void bucketsAreWholeMinutesAndNeverTooMany() {
        for (long hours : new long[] {1, 6, 24, 24 * 7, 24 * 30, 24 * 90, 24 * 900}) {
            Timeline timeline = Timeline.empty(NOW.minus(Duration.ofHours(hours)), NOW, "");
            assertThat(timeline.calls().length).isBetween(1, 200);
            assertThat(timeline.bucket().toSeconds() % 60).isZero();
            timeline.count(NOW, true);
            timeline.count(NOW.minus(Duration.ofHours(hours)), false);
            timeline.count(NOW.plus(Duration.ofDays(9)), false);
            assertThat(timeline.total()).as(hours + " hours").isEqualTo(2);
        }
    }
}
