package dev.weir.broker.kinesis;

import static dev.weir.broker.kinesis.StreamMetrics.NAMESPACE;

import dev.weir.broker.cloudwatch.MetricId;
import dev.weir.broker.cloudwatch.MetricId.Dimension;
import dev.weir.broker.cloudwatch.MetricSink;
import java.util.List;

/**
 * Reports one shard's CloudWatch metrics (dimensions ShardId and StreamName). The service offers them where enhanced
 * monitoring is on; the broker always does. Thread-safe.
 */
final class ShardMetrics {

    private final MetricSink sink;
    private final MetricId incomingBytes;
    private final MetricId incomingRecords;
    private final MetricId outgoingBytes;
    private final MetricId outgoingRecords;
    private final MetricId iteratorAge;
    private final MetricId writeExceeded;
    private final MetricId readExceeded;

    ShardMetrics(MetricSink sink, String stream, String shardId) {
        this.sink = sink;
        List<Dimension> of = List.of(new Dimension("ShardId", shardId), new Dimension("StreamName", stream));
        incomingBytes = new MetricId(NAMESPACE, "IncomingBytes", of);
        incomingRecords = new MetricId(NAMESPACE, "IncomingRecords", of);
        outgoingBytes = new MetricId(NAMESPACE, "OutgoingBytes", of);
        outgoingRecords = new MetricId(NAMESPACE, "OutgoingRecords", of);
        iteratorAge = new MetricId(NAMESPACE, "IteratorAgeMilliseconds", of);
        writeExceeded = new MetricId(NAMESPACE, "WriteProvisionedThroughputExceeded", of);
        readExceeded = new MetricId(NAMESPACE, "ReadProvisionedThroughputExceeded", of);
    }

    void incoming(double bytes, double records) {
        sink.record(incomingBytes, bytes);
        sink.record(incomingRecords, records);
    }

    void writeExceeded(double records) {
        sink.record(writeExceeded, records);
    }

    void outgoing(double bytes, double records, double iteratorAgeMillis) {
        sink.record(outgoingBytes, bytes);
        sink.record(outgoingRecords, records);
        sink.record(iteratorAge, iteratorAgeMillis);
        sink.record(readExceeded, 0);
    }

    void readExceeded() {
        sink.record(readExceeded, 1);
    }
}
