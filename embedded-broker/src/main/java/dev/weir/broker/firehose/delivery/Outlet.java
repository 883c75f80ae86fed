package dev.weir.broker.firehose.delivery;

import dev.weir.broker.firehose.object.UnfitRecordException;
import dev.weir.broker.firehose.process.ErrorDocument;
import dev.weir.broker.firehose.process.FailureReason;
import dev.weir.broker.firehose.process.Outcome;
import dev.weir.broker.store.StoredRecord;
import dev.weir.broker.time.TimeSource;
import java.io.IOException;

/** Sorts what comes out of a lane's pipeline into its buffers. Not thread-safe. */
final class Outlet {

    private final Plan plan;
    private final ObjectBuffers buffers;
    private final DeliveryLog log;
    private final DeliveryMetrics metrics;
    private final TimeSource time;

    Outlet(Plan plan, ObjectBuffers buffers, DeliveryLog log, DeliveryMetrics metrics, TimeSource time) {
        this.plan = plan;
        this.buffers = buffers;
        this.log = log;
        this.metrics = metrics;
        this.time = time;
    }

    /** Takes a record of the source as it came. */
    void takeSource(StoredRecord record) throws IOException {
        if (plan.backup() != null) {
            keep(BufferId.BACKUP, record.index(), record.arrivalMillis(), record.data());
        }
    }

    void take(Outcome outcome) throws IOException {
        switch (outcome) {
            case Outcome.Ready ready -> takeReady(ready);
            case Outcome.Failed failed -> takeFailed(failed);
        }
    }

    private void takeReady(Outcome.Ready ready) throws IOException {
        try {
            if (!buffers.add(BufferId.data(ready.keys()), ready.position(), ready.arrivalMillis(), ready.data())) {
                metrics.record("PartitionCountExceeded", 1);
                takeFailed(ready.failed(FailureReason.of(
                        "activePartitionExceeded",
                        "ActivePartitionExceeded",
                        "The number of active partitions has reached the limit of " + Partitions.MOST + ".")));
            } else if (plan.format() != null) {
                metrics.record("SucceedConversion.Records", 1);
                metrics.record("SucceedConversion.Bytes", ready.data().length);
            }
        } catch (UnfitRecordException e) {
            metrics.record("FailedConversion.Records", 1);
            metrics.record("FailedConversion.Bytes", ready.data().length);
            takeFailed(ready.failed(FailureReason.of(FailureReason.CONVERSION, e.code(), e.getMessage())));
        }
    }

    private void takeFailed(Outcome.Failed failed) throws IOException {
        FailureReason reason = failed.reason();
        log.failed(plan.errors().bucket(), reason.code(), reason.message());
        keep(
                BufferId.errors(reason.outputType()),
                failed.position(),
                failed.arrivalMillis(),
                ErrorDocument.of(failed, time.now()));
    }

    private void keep(BufferId id, long position, long arrivalMillis, byte[] data) throws IOException {
        try {
            buffers.add(id, position, arrivalMillis, data);
        } catch (UnfitRecordException e) {
            throw new IOException("A record was not taken as it is: " + e.getMessage(), e);
        }
    }
}
