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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.MetricsName;

/**
 * Reports one shard's CloudWatch metrics (dimensions ShardId and StreamName): those that enhanced monitoring was switched
 * on for, or all where it was never switched. Thread-safe.
 */
final class ShardMetrics {

    private final MetricSink sink;
    private final String stream;
    private final int shardIndex;
    private volatile @Nullable Set<MetricsName> published;

    ShardMetrics(MetricSink sink, String stream, int shardIndex) {
        this.sink = sink;
        this.stream = stream;
        this.shardIndex = shardIndex;
    }

    /** Publishes from now on what a stream's settings say. */
    void follow(StreamSettings settings) {
        published = settings.shardMetrics();
    }

    void incoming(double bytes, double records) {
        List<Dimension> of = dimensions();
        record(of, INCOMING_BYTES, bytes);
        record(of, INCOMING_RECORDS, records);
    }

    void writeExceeded(double records) {
        record(dimensions(), WRITE_PROVISIONED_THROUGHPUT_EXCEEDED, records);
    }

    void outgoing(double bytes, double records, double iteratorAgeMillis) {
        List<Dimension> of = dimensions();
        record(of, OUTGOING_BYTES, bytes);
        record(of, OUTGOING_RECORDS, records);
        record(of, ITERATOR_AGE_MILLISECONDS, iteratorAgeMillis);
        record(of, READ_PROVISIONED_THROUGHPUT_EXCEEDED, 0);
    }

    void readExceeded() {
        record(dimensions(), READ_PROVISIONED_THROUGHPUT_EXCEEDED, 1);
    }

    private List<Dimension> dimensions() {
        return List.of(new Dimension("ShardId", ShardId.of(shardIndex)), new Dimension("StreamName", stream));
    }

    private void record(List<Dimension> of, MetricsName metric, double value) {
        Set<MetricsName> chosen = published;
        if (chosen == null || chosen.contains(metric)) {
            sink.record(new MetricId(NAMESPACE, metric.toString(), of), value);
        }
    }
}
