package dev.weir.broker.cloudwatch;

import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** Between a metric's identity as it is kept and as the API writes it. */
final class MetricIds {

    private MetricIds() {}

    static MetricId of(String namespace, String name, List<Dimension> dimensions) {
        return new MetricId(
                namespace,
                name,
                dimensions.stream()
                        .map(each -> new MetricId.Dimension(each.name(), each.value()))
                        .sorted(Comparator.comparing(MetricId.Dimension::name))
                        .toList());
    }

    static Metric toMetric(MetricId id) {
        return Metric.builder()
                .namespace(id.namespace())
                .metricName(id.name())
                .dimensions(id.dimensions().stream()
                        .map(each -> Dimension.builder()
                                .name(each.name())
                                .value(each.value())
                                .build())
                        .toList())
                .build();
    }
}
