package dev.weir.broker.kinesis;

import static dev.weir.broker.kinesis.StreamMetrics.NAMESPACE;
import static software.amazon.awssdk.services.kinesis.model.MetricsName.INCOMING_BYTES;
import static software.amazon.awssdk.services.kinesis.model.MetricsName.INCOMING_RECORDS;
import static software.amazon.awssdk.services.kinesis.model.MetricsName.ITERATOR_AGE_MILLISECONDS;
import static software.amazon.awssdk.services.kinesis.model.MetricsName.OUTGOING_BYTES;
import static software.amazon.awssdk.services.kinesis.model.MetricsName.OUTGOING_RECORDS;
import static software.amazon.awssdk.services.kinesis.model.MetricsName.READ_PROVISIONED_THROUGHPUT_EXCEEDED;
import static software.amazon.awssdk.services.kinesis.model.MetricsName.WRITE_PROVISIONED_THROUGHPUT_EXCEEDED;

import dev.weir.broker.cloudwatch.MetricId;
import dev.weir.broker.cloudwatch.MetricId.Dimension;
import dev.weir.broker.cloudwatch.MetricSink;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.kinesis.model.MetricsName;

/**
 * Reports one shard's CloudWatch metrics (dimensions ShardId and StreamName): those that enhanced monitoring was switched
 * on for, or all where it was never switched. Thread-safe.
 */
final class ShardMetrics {

    private final MetricSink sink;
    private final Map<MetricsName, MetricId> ids = new EnumMap<>(MetricsName.class);
    private volatile Map<MetricsName, MetricId> published;

    ShardMetrics(MetricSink sink, String stream, String shardId) {
        this.sink = sink;
        List<Dimension> of = List.of(new Dimension("ShardId", shardId), new Dimension("StreamName", stream));
        for (MetricsName metric : EnhancedMonitoring.METRICS) {
            ids.put(metric, new MetricId(NAMESPACE, metric.toString(), of));
        }
        this.published = ids;
    }

    /** Publishes from now on what a stream's settings say. */
    void follow(StreamSettings settings) {
        Map<MetricsName, MetricId> chosen = new EnumMap<>(ids);
        chosen.keySet().removeIf(metric -> !settings.publishes(metric));
        published = chosen;
    }

    void incoming(double bytes, double records) {
        record(INCOMING_BYTES, bytes);
        record(INCOMING_RECORDS, records);
    }

    void writeExceeded(double records) {
        record(WRITE_PROVISIONED_THROUGHPUT_EXCEEDED, records);
    }

    void outgoing(double bytes, double records, double iteratorAgeMillis) {
        record(OUTGOING_BYTES, bytes);
        record(OUTGOING_RECORDS, records);
        record(ITERATOR_AGE_MILLISECONDS, iteratorAgeMillis);
        record(READ_PROVISIONED_THROUGHPUT_EXCEEDED, 0);
    }

    void readExceeded() {
        record(READ_PROVISIONED_THROUGHPUT_EXCEEDED, 1);
    }

    private void record(MetricsName metric, double value) {
        MetricId id = published.get(metric);
        if (id != null) {
            sink.record(id, value);
        }
    }
}
