package dev.weir.broker.firehose.delivery;

import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.cloudwatch.MetricSink;
import dev.weir.broker.firehose.object.Buckets;
import dev.weir.broker.kinesis.StreamReader;
import dev.weir.broker.kms.DataKeys;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.RecordStore;
import dev.weir.broker.time.TimeSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The delivery of one delivery stream. Thread-safe. */
public interface Delivery {

    /** Where direct puts go; null where a stream is read. */
    @Nullable DirectLog log();

    /** Begins to deliver, from where it was left. */
    void start();

    /** Goes on with another plan. */
    void follow(Plan plan);

    /** Ends it, and waits until nothing is written any more. What was not delivered is read again after the next start. */
    void stop();

    /**
     * What all deliveries work with.
     *
     * @param streams finds a stream by its ARN
     * @param calls decides what may be done in the roles that delivery streams were given
     */
    record Parts(
            TimeSource time,
            RecordStore records,
            Database database,
            Checkpoints checkpoints,
            Buckets buckets,
            MetricSink sink,
            DataKeys keys,
            Function<String, @Nullable StreamReader> streams,
            ServiceCalls calls) {}
}
