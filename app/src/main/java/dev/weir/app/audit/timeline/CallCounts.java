package dev.weir.app.audit.timeline;

import dev.weir.app.metrics.MetricReader;
import dev.weir.app.metrics.Span;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/**
 * Counts calls by CloudWatch's usage metrics, which are there however many events there were: LookupEvents, at fifty events a page and two
 * pages a second, can't count. Blocks; call it off the JavaFX thread.
 */
public final class CallCounts {

    /** Operations read at most; an account that calls more has its least named ones left out. */
    private static final int MOST_OPERATIONS = 1_000;

    private static final int MOST_PAGES = 10;

    /** Calls that move records, objects and items; CloudTrail shows them only to trails that ask for data events. */
    private static final Set<String> DATA = Set.of(
            "PutRecord",
            "PutRecords",
            "PutRecordBatch",
            "GetRecords",
            "GetShardIterator",
            "SubscribeToShard",
            "GetObject",
            "PutObject",
            "HeadObject",
            "DeleteObject",
            "DeleteObjects",
            "UploadPart",
            "CopyObject",
            "Invoke",
            "PutItem",
            "GetItem",
            "UpdateItem",
            "DeleteItem",
            "BatchGetItem",
            "BatchWriteItem",
            "Scan",
            "Query",
            "PutMetricData",
            "PutLogEvents");

    private final CloudWatchClient cloudWatch;

    public CallCounts(CloudWatchClient cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    /**
     * The timeline of the operations that are wanted.
     *
     * @param wanted takes the service, as CloudWatch calls it, and the operation, which is empty for all of a service; the service is
     *     empty for all calls
     * @return null where CloudWatch has no such metrics
     */
    public @Nullable Timeline read(BiPredicate<String, String> wanted, Instant from, Instant to) {
        List<ApiMetric> operations = operations(wanted);
        if (operations.isEmpty()) {
            return null;
        }
        Timeline timeline = Timeline.empty(from, to, source(operations));
        List<ApiMetric> metrics = new ArrayList<>(operations);
        operations.forEach(calls ->
                metrics.add(new ApiMetric("ErrorCount", calls.service(), calls.operation(), calls.dimensions())));
        int bucket = (int) timeline.bucket().toSeconds();
        Map<ApiMetric, double[]> values = new MetricReader(cloudWatch)
                .read(metrics, new Span(timeline.from().getEpochSecond(), timeline.calls().length, bucket, false));
        values.forEach((metric, counts) ->
                add(counts, metric.name().equals("CallCount") ? timeline.calls() : timeline.failed()));
        return timeline;
    }

    private static String source(List<ApiMetric> counted) {
        boolean whole = counted.size() == 1 && counted.getFirst().operation().isEmpty();
        return whole
                ? Text.of("All calls counted by CloudWatch (AWS/Usage)")
                : Text.count(
                        counted.size(),
                        "All calls of {0} operation, counted by CloudWatch (AWS/Usage)",
                        "All calls of {0} operations, counted by CloudWatch (AWS/Usage)");
    }

    private static void add(double[] counts, long[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += Double.isNaN(counts[i]) ? 0 : Math.round(counts[i]);
        }
    }

    private List<ApiMetric> operations(BiPredicate<String, String> wanted) {
        List<ApiMetric> found = new ArrayList<>();
        String token = null;
        for (int page = 0; page < MOST_PAGES && found.size() < MOST_OPERATIONS; page++) {
            ListMetricsResponse answer = cloudWatch.listMetrics(ListMetricsRequest.builder()
                    .namespace(ApiMetric.NAMESPACE)
                    .metricName("CallCount")
                    .nextToken(token)
                    .build());
            for (Metric metric : answer.metrics()) {
                String service = dimension(metric, "Service");
                String operation = dimension(metric, "Resource");
                if (!DATA.contains(operation) && wanted.test(service, operation)) {
                    found.add(new ApiMetric("CallCount", service, operation, metric.dimensions()));
                }
            }
            token = answer.nextToken();
            if (token == null || token.isEmpty()) {
                break;
            }
        }
        return sums(found);
    }

    /** A sum of all calls, or of a service's, is counted instead of its parts; AWS has none, the embedded broker has. */
    private static List<ApiMetric> sums(List<ApiMetric> found) {
        List<ApiMetric> all =
                found.stream().filter(each -> each.service().isEmpty()).toList();
        List<ApiMetric> ofServices = found.stream()
                .filter(each -> each.operation().isEmpty() && !each.service().isEmpty())
                .toList();
        return !all.isEmpty()
                ? all
                : !ofServices.isEmpty()
                        ? ofServices
                        : found.stream()
                                .filter(each -> !each.operation().isEmpty())
                                .toList();
    }

    private static String dimension(Metric metric, String name) {
        return metric.dimensions().stream()
                .filter(each -> each.name().equals(name))
                .map(Dimension::value)
                .findFirst()
                .orElse("");
    }
}
