package dev.weir.broker.kinesis;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.kinesis.model.EnhancedMetrics;
import software.amazon.awssdk.services.kinesis.model.MetricsName;

/** The shard-level metrics that enhanced monitoring gives, and how they are named in requests and answers. */
final class EnhancedMonitoring {

    /** All of them, in the order in which the service lists them. */
    static final List<MetricsName> METRICS = List.of(
            MetricsName.INCOMING_BYTES,
            MetricsName.OUTGOING_RECORDS,
            MetricsName.ITERATOR_AGE_MILLISECONDS,
            MetricsName.INCOMING_RECORDS,
            MetricsName.READ_PROVISIONED_THROUGHPUT_EXCEEDED,
            MetricsName.WRITE_PROVISIONED_THROUGHPUT_EXCEEDED,
            MetricsName.OUTGOING_BYTES);

    private EnhancedMonitoring() {}

    /** Those that a request names; {@code ALL} is every one. */
    static Set<MetricsName> named(Collection<MetricsName> names) {
        Set<MetricsName> result = EnumSet.noneOf(MetricsName.class);
        result.addAll(names.contains(MetricsName.ALL) ? METRICS : names);
        return result;
    }

    /** Those that were switched on for a stream. */
    static Set<MetricsName> of(Stream stream) {
        Set<MetricsName> metrics = stream.settings().shardMetrics();
        return metrics == null ? Set.of() : metrics;
    }

    static List<MetricsName> listed(Set<MetricsName> metrics) {
        return METRICS.stream().filter(metrics::contains).toList();
    }

    static EnhancedMetrics shown(Stream stream) {
        return EnhancedMetrics.builder().shardLevelMetrics(listed(of(stream))).build();
    }
}
