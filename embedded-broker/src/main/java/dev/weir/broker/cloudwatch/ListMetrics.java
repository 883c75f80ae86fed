package dev.weir.broker.cloudwatch;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;

/** Names the metrics that had data within the past two weeks, in pages of 500, in a fixed order. */
final class ListMetrics {

    private static final int PAGE = 500;
    private static final Duration LISTED = Duration.ofDays(14);
    private static final Duration RECENT = Duration.ofHours(3);

    private final MetricStore store;
    private final TimeSource time;

    ListMetrics(MetricStore store, TimeSource time) {
        this.store = store;
        this.time = time;
    }

    ListMetricsResponse handle(ListMetricsRequest request, Call call) {
        if (request.recentlyActive() == RecentlyActive.UNKNOWN_TO_SDK_VERSION) {
            throw AwsException.of(
                    "InvalidParameterValue", "The parameter RecentlyActive must be PT3H, the only value there is.");
        }
        TreeMap<String, MetricId> found = new TreeMap<>();
        long since = time.now().getEpochSecond() - (request.recentlyActive() == null ? LISTED : RECENT).toSeconds();
        for (Series series : store.catalog().all()) {
            if (series.lastSecond() >= since && matches(request, series.metric())) {
                found.put(key(series.metric()), series.metric());
            }
        }
        ListMetricsRequest unpaged = request.toBuilder().nextToken(null).build();
        Map<String, MetricId> rest = request.nextToken() == null
                ? found
                : found.tailMap(PageToken.place(unpaged, request.nextToken(), "InvalidParameterValue"), false);
        List<Metric> page = new ArrayList<>();
        ListMetricsResponse.Builder response = ListMetricsResponse.builder();
        for (Map.Entry<String, MetricId> each : rest.entrySet()) {
            page.add(MetricIds.toMetric(each.getValue()));
            if (page.size() == PAGE && page.size() < rest.size()) {
                response.nextToken(PageToken.of(unpaged, each.getKey()));
                break;
            }
        }
        if (Boolean.TRUE.equals(request.includeLinkedAccounts())) {
            response.owningAccounts(
                    Collections.nCopies(page.size(), call.caller().accountId()));
        }
        return response.metrics(page).build();
    }

    private static boolean matches(ListMetricsRequest request, MetricId metric) {
        return (request.namespace() == null || request.namespace().equals(metric.namespace()))
                && (request.metricName() == null || request.metricName().equals(metric.name()))
                && request.dimensions().stream().allMatch(filter -> matches(filter, metric));
    }

    private static boolean matches(DimensionFilter filter, MetricId metric) {
        return metric.dimensions().stream()
                .anyMatch(each -> each.name().equals(filter.name())
                        && (filter.value() == null || each.value().equals(filter.value())));
    }

    private static String key(MetricId metric) {
        return metric.namespace() + '\n' + metric.name() + '\n' + DimensionText.of(metric.dimensions());
    }
}
