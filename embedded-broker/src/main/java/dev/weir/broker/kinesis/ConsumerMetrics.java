package dev.weir.broker.kinesis;

import static dev.weir.broker.kinesis.StreamMetrics.NAMESPACE;

import dev.weir.broker.cloudwatch.MetricId;
import dev.weir.broker.cloudwatch.MetricId.Dimension;
import dev.weir.broker.cloudwatch.MetricSink;
import java.util.List;

/** Reports one consumer's CloudWatch metrics (dimensions ConsumerName and StreamName). Thread-safe. */
final class ConsumerMetrics {

    private final MetricSink sink;
    private final List<Dimension> of;
    private final MetricId eventBytes;
    private final MetricId eventRecords;
    private final MetricId eventBehind;
    private final MetricId eventSuccess;

    ConsumerMetrics(MetricSink sink, String stream, String consumer) {
        this.sink = sink;
        of = List.of(new Dimension("ConsumerName", consumer), new Dimension("StreamName", stream));
        eventBytes = new MetricId(NAMESPACE, "SubscribeToShardEvent.Bytes", of);
        eventRecords = new MetricId(NAMESPACE, "SubscribeToShardEvent.Records", of);
        eventBehind = new MetricId(NAMESPACE, "SubscribeToShardEvent.MillisBehindLatest", of);
        eventSuccess = new MetricId(NAMESPACE, "SubscribeToShardEvent.Success", of);
    }

    /** An event was sent. */
    void sent(double bytes, double records, double millisBehind) {
        sink.record(eventSuccess, 1);
        sink.record(eventBytes, bytes);
        sink.record(eventRecords, records);
        sink.record(eventBehind, millisBehind);
    }

    /** A subscription was asked for; it is refused when one is held already or calls come too often. */
    void asked(boolean refused) {
        sink.record(new MetricId(NAMESPACE, "SubscribeToShard.RateExceeded", of), refused ? 1 : 0);
    }
}
