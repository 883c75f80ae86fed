package dev.weir.app.journey;

import java.time.Instant;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * The record whose way is looked for.
 *
 * @param record as GetRecords gave it
 */
record Traced(String streamName, String streamArn, String shardId, Record record) {

    byte[] data() {
        return record.data().asByteArrayUnsafe();
    }

    Instant arrival() {
        return record.approximateArrivalTimestamp();
    }

    String sequenceNumber() {
        return record.sequenceNumber();
    }
}
