package dev.weir.broker.lambda.mapping;

import dev.weir.broker.store.StoredRecord;

/** A record of a stream on its way to a function. */
record SourceRecord(String shardId, String sequenceNumber, StoredRecord stored) {

    /** What surrounds a record's data and partition key in its event, at most. */
    private static final int AROUND = 700;

    long arrivalMillis() {
        return stored.arrivalMillis();
    }

    /** What it takes of an event, or a little less. */
    long eventBytes() {
        return 4L * ((stored.data().length + 2) / 3)
                + 6L * stored.partitionKey().length()
                + AROUND;
    }
}
