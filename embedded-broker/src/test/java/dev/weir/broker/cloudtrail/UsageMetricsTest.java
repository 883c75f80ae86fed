package dev.weir.broker.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Management calls are counted by operation, by service and in all; calls about records are not. */
class UsageMetricsTest {

    private final Map<String, Double> counted = new TreeMap<>();
    private final UsageMetrics usage = new UsageMetrics((metric, value) -> {
        StringBuilder name = new StringBuilder(metric.namespace() + " " + metric.name());
        metric.dimensions()
                .forEach(
                        each -> name.append(" ").append(each.name()).append("=").append(each.value()));
        counted.merge(name.toString(), value, Double::sum);
    });

    @Test
    void callsErrorsAndThrottlesAreCounted() {
        try (AuditFixture fixture = new AuditFixture()) {
            record(fixture, AuditFixture.CREATE, null);
            record(fixture, AuditFixture.CREATE, AwsException.of("ResourceInUseException", "There."));
            record(fixture, AuditFixture.DESCRIBE, AwsException.of("ThrottlingException", "Slow."));
            record(fixture, AuditFixture.PUT, null);
        }
        String one = " Class=None Resource=CreateStream Service=Kinesis Type=API";
        String other = " Class=None Resource=DescribeStream Service=Kinesis Type=API";
        String service = " Class=None Service=Kinesis Type=API";
        String all = " Class=None Type=API";
        assertThat(counted)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("AWS/Usage CallCount" + one, 2.0),
                        Map.entry("AWS/Usage CallCount" + other, 1.0),
                        Map.entry("AWS/Usage CallCount" + service, 3.0),
                        Map.entry("AWS/Usage CallCount" + all, 3.0),
                        Map.entry("AWS/Usage ErrorCount" + one, 1.0),
                        Map.entry("AWS/Usage ErrorCount" + other, 1.0),
                        Map.entry("AWS/Usage ErrorCount" + service, 2.0),
                        Map.entry("AWS/Usage ErrorCount" + all, 2.0),
                        Map.entry("AWS/Usage ThrottleCount" + other, 1.0),
                        Map.entry("AWS/Usage ThrottleCount" + service, 1.0),
                        Map.entry("AWS/Usage ThrottleCount" + all, 1.0)));
    }

    private void record(AuditFixture fixture, Operation<?, ?> operation, @Nullable AwsException error) {
        usage.record(new Outcome(
                fixture.call(operation, AuditFixture.ROOT), operation, null, null, error, fixture.time.now()));
    }
}
