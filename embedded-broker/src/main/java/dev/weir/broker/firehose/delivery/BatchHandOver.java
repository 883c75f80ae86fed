package dev.weir.broker.firehose.delivery;

import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.firehose.object.ObjectWriter;
import dev.weir.broker.firehose.object.UnfitRecordException;
import dev.weir.broker.firehose.onward.Batch;
import dev.weir.broker.firehose.onward.BatchWriter;
import dev.weir.broker.firehose.onward.Recipient;
import dev.weir.broker.firehose.process.ErrorDocument;
import dev.weir.broker.firehose.process.FailureReason;
import dev.weir.broker.firehose.process.Outcome;
import java.io.IOException;
import java.time.Instant;

/** Records on their way to a destination; those that it did not take go into a bucket, each with its reason. */
final class BatchHandOver extends HandOver {

    /** Reasons of one batch, at most. */
    private static final int MOST_LOGGED = 100;

    private final Recipient recipient;
    private final Batch batch;

    BatchHandOver(Recipient recipient, Way way, ObjectBuffer buffer) {
        super(recipient, way, buffer);
        this.recipient = recipient;
        this.batch = ((BatchWriter) buffer.writer()).batch(way.origin());
    }

    @Override
    void send() throws DeliveryException, IOException {
        try {
            recipient.send(batch, way().halt());
            way().metrics().record(recipient.metrics() + "Success", share());
        } catch (DeliveryException e) {
            way().metrics().record(recipient.metrics() + "Success", share());
            throw e;
        }
    }

    private double share() {
        return batch.records() == 0 ? 1 : (double) batch.deliveredRecords() / batch.records();
    }

    @Override
    void giveUp(DeliveryException last) {
        batch.rejectOpen(last.code(), last.getMessage());
    }

    @Override
    void settle() throws DeliveryException, IOException {
        if (batch.rejectedRecords() > 0) {
            try {
                way().put(way().plan().errors(), recipient.errorType(), buffer().oldestMillis(), this::writeRejected);
            } catch (DeliveryException e) {
                way().metrics().refused(BufferId.Role.BACKUP);
                throw e;
            }
            batch.reasons(MOST_LOGGED)
                    .forEach(reason -> way().log().failed(recipient.name(), reason.code(), reason.message()));
            way().metrics().backedUp(batch.rejectedRecords(), batch.bytes() - batch.deliveredBytes());
        }
        if (batch.deliveredRecords() > 0) {
            double age = buffer().ageAt(way().time().now());
            way().metrics().handedOver(recipient.metrics(), batch.deliveredRecords(), batch.deliveredBytes(), age);
        }
    }

    private void writeRejected(ObjectWriter out) throws IOException {
        Instant now = way().time().now();
        try {
            batch.<UnfitRecordException>rejected(parcel -> {
                Batch.Rejection rejection = batch.rejection(parcel.index());
                FailureReason reason = new FailureReason(
                        recipient.errorType(), rejection.code(), rejection.message(), attempts(), null);
                Outcome.Failed failed =
                        new Outcome.Failed(parcel.position(), parcel.arrivalMillis(), parcel.data(), reason);
                out.write(ErrorDocument.of(failed, now, recipient.details(batch, parcel)));
            });
        } catch (UnfitRecordException e) {
            throw new IOException("An error document was not taken as it is: " + e.getMessage(), e);
        }
    }
}
