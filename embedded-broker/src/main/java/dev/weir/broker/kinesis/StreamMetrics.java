package dev.weir.broker.kinesis;

import dev.weir.broker.cloudwatch.MetricId;
import dev.weir.broker.cloudwatch.MetricId.Dimension;
import dev.weir.broker.cloudwatch.MetricSink;
import java.util.List;

/**
 * Reports one stream's CloudWatch metrics (namespace AWS/Kinesis, dimension StreamName). A metric's identity is made when
 * something is reported, since keeping twenty for each of thousands of idle streams costs more. Thread-safe.
 */
final class StreamMetrics {

    static final String NAMESPACE = "AWS/Kinesis";

    private final MetricSink sink;
    private final String stream;

    StreamMetrics(MetricSink sink, String stream) {
        this.sink = sink;
        this.stream = stream;
    }

    /** Records became durable. */
    void incoming(double bytes, double records) {
        List<Dimension> of = dimensions();
        record(of, "IncomingBytes", bytes);
        record(of, "IncomingRecords", records);
    }

    /** How many records of a put were refused for the shards' limits; 0 is reported too, as the service does. */
    void writeExceeded(double records) {
        record(dimensions(), "WriteProvisionedThroughputExceeded", records);
    }

    void putRecord(boolean success, double bytes, double latencyMillis) {
        List<Dimension> of = dimensions();
        record(of, "PutRecord.Success", success ? 1 : 0);
        if (success) {
            record(of, "PutRecord.Bytes", bytes);
            record(of, "PutRecord.Latency", latencyMillis);
        }
    }

    void putRecords(double bytes, int total, int throttled, int failed, double latencyMillis) {
        int successful = total - throttled - failed;
        List<Dimension> of = dimensions();
        record(of, "PutRecords.Bytes", bytes);
        record(of, "PutRecords.Latency", latencyMillis);
        record(of, "PutRecords.Success", successful > 0 ? 1 : 0);
        record(of, "PutRecords.Records", successful);
        record(of, "PutRecords.TotalRecords", total);
        record(of, "PutRecords.SuccessfulRecords", successful);
        record(of, "PutRecords.FailedRecords", failed);
        record(of, "PutRecords.ThrottledRecords", throttled);
    }

    void getRecords(double bytes, double records, double iteratorAgeMillis, double latencyMillis) {
        List<Dimension> of = dimensions();
        record(of, "GetRecords.Success", 1);
        record(of, "GetRecords.Bytes", bytes);
        record(of, "GetRecords.Records", records);
        record(of, "GetRecords.IteratorAgeMilliseconds", iteratorAgeMillis);
        record(of, "GetRecords.Latency", latencyMillis);
        record(of, "ReadProvisionedThroughputExceeded", 0);
    }

    void getRecordsExceeded() {
        List<Dimension> of = dimensions();
        record(of, "GetRecords.Success", 0);
        record(of, "ReadProvisionedThroughputExceeded", 1);
    }

    private List<Dimension> dimensions() {
        return List.of(new Dimension("StreamName", stream));
    }

    private void record(List<Dimension> of, String metric, double value) {
        sink.record(new MetricId(NAMESPACE, metric, of), value);
    }
}
