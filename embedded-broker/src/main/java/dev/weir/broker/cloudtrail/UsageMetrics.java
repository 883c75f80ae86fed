package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Journal;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Outcome;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.cloudwatch.MetricId;
import dev.weir.broker.cloudwatch.MetricId.Dimension;
import dev.weir.broker.cloudwatch.MetricSink;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts management calls in CloudWatch's namespace AWS/Usage, so that a timeline over any number of events is a few
 * metrics: {@code CallCount} by Type, Resource, Service and Class as AWS has it, {@code ThrottleCount} and
 * {@code ErrorCount} likewise, and, which AWS lacks, all three for a whole service (without Resource) and for everything
 * (without Service either). Thread-safe.
 */
public final class UsageMetrics implements Journal {

    static final String NAMESPACE = "AWS/Usage";

    private static final Set<String> THROTTLES = Set.of(
            "ThrottlingException",
            "Throttling",
            "LimitExceededException",
            "ProvisionedThroughputExceededException",
            "TooManyRequestsException",
            "SlowDown",
            "RequestLimitExceeded");

    /** The metrics that one call counts in. */
    private record Counters(List<MetricId> calls, List<MetricId> errors, List<MetricId> throttles) {}

    private final MetricSink sink;
    /** As many as there are operations. */
    private final Map<Operation<?, ?>, Counters> counters = new ConcurrentHashMap<>();

    public UsageMetrics(MetricSink sink) {
        this.sink = sink;
    }

    @Override
    public void record(Outcome outcome) {
        Operation<?, ?> operation = outcome.operation();
        ServiceId service = outcome.call().service();
        if (operation == null || EventKind.of(service, operation) != EventKind.MANAGEMENT) {
            return;
        }
        Counters of = counters.computeIfAbsent(operation, key -> counters(service, key.name()));
        count(of.calls());
        AwsException error = outcome.error();
        if (error != null) {
            count(of.errors());
            if (THROTTLES.contains(error.code())) {
                count(of.throttles());
            }
        }
    }

    private void count(List<MetricId> metrics) {
        for (MetricId metric : metrics) {
            sink.record(metric, 1);
        }
    }

    private static Counters counters(ServiceId service, String operation) {
        List<List<Dimension>> of = List.of(
                dimensions("Class", "None", "Resource", operation, "Service", name(service), "Type", "API"),
                dimensions("Class", "None", "Service", name(service), "Type", "API"),
                dimensions("Class", "None", "Type", "API"));
        return new Counters(metrics("CallCount", of), metrics("ErrorCount", of), metrics("ThrottleCount", of));
    }

    private static List<MetricId> metrics(String name, List<List<Dimension>> of) {
        return of.stream()
                .map(dimensions -> new MetricId(NAMESPACE, name, dimensions))
                .toList();
    }

    /** Names and values in turn, sorted by name. */
    private static List<Dimension> dimensions(String... namesAndValues) {
        Dimension[] dimensions = new Dimension[namesAndValues.length / 2];
        for (int each = 0; each < dimensions.length; each++) {
            dimensions[each] = new Dimension(namesAndValues[2 * each], namesAndValues[2 * each + 1]);
        }
        return List.of(dimensions);
    }

    private static String name(ServiceId service) {
        return switch (service) {
            case KINESIS -> "Kinesis";
            case CLOUDWATCH -> "CloudWatch";
            case CLOUDTRAIL -> "CloudTrail";
            case DYNAMODB -> "DynamoDB";
            case FIREHOSE -> "Firehose";
            case LOGS -> "Logs";
            case LAMBDA -> "Lambda";
            case GLUE -> "Glue";
            default -> service.name(); // KMS, S3, STS, IAM
        };
    }
}
