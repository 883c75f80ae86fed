package dev.weir.broker.kinesis;

import dev.weir.broker.cloudwatch.MetricId;
import dev.weir.broker.cloudwatch.MetricId.Dimension;
import dev.weir.broker.cloudwatch.MetricSink;
import java.util.List;

/** Reports one stream's CloudWatch metrics (namespace AWS/Kinesis, dimension StreamName). Thread-safe. */
final class StreamMetrics {

    static final String NAMESPACE = "AWS/Kinesis";

    private final MetricSink sink;
    private final MetricId incomingBytes;
    private final MetricId incomingRecords;
    private final MetricId writeExceeded;
    private final MetricId readExceeded;
    private final MetricId putRecordBytes;
    private final MetricId putRecordLatency;
    private final MetricId putRecordSuccess;
    private final MetricId putRecordsBytes;
    private final MetricId putRecordsLatency;
    private final MetricId putRecordsSuccess;
    private final MetricId putRecordsRecords;
    private final MetricId putRecordsTotal;
    private final MetricId putRecordsSuccessful;
    private final MetricId putRecordsFailed;
    private final MetricId putRecordsThrottled;
    private final MetricId getRecordsBytes;
    private final MetricId getRecordsAge;
    private final MetricId getRecordsLatency;
    private final MetricId getRecordsRecords;
    private final MetricId getRecordsSuccess;

    StreamMetrics(MetricSink sink, String stream) {
        this.sink = sink;
        List<Dimension> of = List.of(new Dimension("StreamName", stream));
        incomingBytes = new MetricId(NAMESPACE, "IncomingBytes", of);
        incomingRecords = new MetricId(NAMESPACE, "IncomingRecords", of);
        writeExceeded = new MetricId(NAMESPACE, "WriteProvisionedThroughputExceeded", of);
        readExceeded = new MetricId(NAMESPACE, "ReadProvisionedThroughputExceeded", of);
        putRecordBytes = new MetricId(NAMESPACE, "PutRecord.Bytes", of);
        putRecordLatency = new MetricId(NAMESPACE, "PutRecord.Latency", of);
        putRecordSuccess = new MetricId(NAMESPACE, "PutRecord.Success", of);
        putRecordsBytes = new MetricId(NAMESPACE, "PutRecords.Bytes", of);
        putRecordsLatency = new MetricId(NAMESPACE, "PutRecords.Latency", of);
        putRecordsSuccess = new MetricId(NAMESPACE, "PutRecords.Success", of);
        putRecordsRecords = new MetricId(NAMESPACE, "PutRecords.Records", of);
        putRecordsTotal = new MetricId(NAMESPACE, "PutRecords.TotalRecords", of);
        putRecordsSuccessful = new MetricId(NAMESPACE, "PutRecords.SuccessfulRecords", of);
        putRecordsFailed = new MetricId(NAMESPACE, "PutRecords.FailedRecords", of);
        putRecordsThrottled = new MetricId(NAMESPACE, "PutRecords.ThrottledRecords", of);
        getRecordsBytes = new MetricId(NAMESPACE, "GetRecords.Bytes", of);
        getRecordsAge = new MetricId(NAMESPACE, "GetRecords.IteratorAgeMilliseconds", of);
        getRecordsLatency = new MetricId(NAMESPACE, "GetRecords.Latency", of);
        getRecordsRecords = new MetricId(NAMESPACE, "GetRecords.Records", of);
        getRecordsSuccess = new MetricId(NAMESPACE, "GetRecords.Success", of);
    }

    /** Records became durable. */
    void incoming(double bytes, double records) {
        sink.record(incomingBytes, bytes);
        sink.record(incomingRecords, records);
    }

    /** How many records of a put were refused for the shards' limits; 0 is reported too, as the service does. */
    void writeExceeded(double records) {
        sink.record(writeExceeded, records);
    }

    void putRecord(boolean success, double bytes, double latencyMillis) {
        sink.record(putRecordSuccess, success ? 1 : 0);
        if (success) {
            sink.record(putRecordBytes, bytes);
            sink.record(putRecordLatency, latencyMillis);
        }
    }

    void putRecords(double bytes, int total, int throttled, int failed, double latencyMillis) {
        int successful = total - throttled - failed;
        sink.record(putRecordsBytes, bytes);
        sink.record(putRecordsLatency, latencyMillis);
        sink.record(putRecordsSuccess, successful > 0 ? 1 : 0);
        sink.record(putRecordsRecords, successful);
        sink.record(putRecordsTotal, total);
        sink.record(putRecordsSuccessful, successful);
        sink.record(putRecordsFailed, failed);
        sink.record(putRecordsThrottled, throttled);
    }

    void getRecords(double bytes, double records, double iteratorAgeMillis, double latencyMillis) {
        sink.record(getRecordsSuccess, 1);
        sink.record(getRecordsBytes, bytes);
        sink.record(getRecordsRecords, records);
        sink.record(getRecordsAge, iteratorAgeMillis);
        sink.record(getRecordsLatency, latencyMillis);
        sink.record(readExceeded, 0);
    }

    void getRecordsExceeded() {
        sink.record(getRecordsSuccess, 0);
        sink.record(readExceeded, 1);
    }
}
