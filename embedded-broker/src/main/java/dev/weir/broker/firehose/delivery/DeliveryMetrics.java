package dev.weir.broker.firehose.delivery;

import dev.weir.broker.cloudwatch.MetricId;
import dev.weir.broker.cloudwatch.MetricId.Dimension;
import dev.weir.broker.cloudwatch.MetricSink;
import java.time.Instant;
import java.util.List;

/** Reports one delivery stream's CloudWatch metrics (namespace AWS/Firehose, dimension DeliveryStreamName). Thread-safe. */
public final class DeliveryMetrics {

    private static final String NAMESPACE = "AWS/Firehose";

    private final MetricSink sink;
    private final List<Dimension> of;

    public DeliveryMetrics(MetricSink sink, String deliveryStream) {
        this.sink = sink;
        this.of = List.of(new Dimension("DeliveryStreamName", deliveryStream));
    }

    public void record(String metric, double value) {
        sink.record(new MetricId(NAMESPACE, metric, of), value);
    }

    /** An object was put. Of errors nothing is told, as the service does. */
    void delivered(ObjectBuffer buffer, Instant now) {
        String prefix = prefix(buffer.id().role());
        if (!prefix.isEmpty()) {
            record(prefix + "Bytes", (double) buffer.bytes());
            record(prefix + "Records", (double) buffer.records());
            record(prefix + "Success", 1);
            record(prefix + "DataFreshness", buffer.ageAt(now));
        }
    }

    /** Records came to a destination that is no bucket. */
    void handedOver(String prefix, long records, long bytes, double age) {
        record(prefix + "Bytes", (double) bytes);
        record(prefix + "Records", (double) records);
        record(prefix + "DataFreshness", age);
    }

    /** What a destination did not take was put into a bucket. */
    void backedUp(long records, long bytes) {
        record("BackupToS3.Bytes", (double) bytes);
        record("BackupToS3.Records", (double) records);
        record("BackupToS3.Success", 1);
    }

    /** An object was not taken. */
    void refused(BufferId.Role role) {
        String prefix = prefix(role);
        if (!prefix.isEmpty()) {
            record(prefix + "Success", 0);
        }
    }

    private static String prefix(BufferId.Role role) {
        return switch (role) {
            case DATA -> "DeliveryToS3.";
            case BACKUP -> "BackupToS3.";
            case ERRORS -> "";
        };
    }
}
