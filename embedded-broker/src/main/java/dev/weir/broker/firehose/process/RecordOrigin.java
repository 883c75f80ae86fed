package dev.weir.broker.firehose.process;

import org.jspecify.annotations.Nullable;

/** Where the records of a lane come from, as a function is told. */
public interface RecordOrigin {

    /** Direct puts. */
    RecordOrigin DIRECT = position -> null;

    /** Of the record at a position that was read last; null for direct puts. */
    @Nullable StreamRecord at(long position);

    /** What a stream says of a record. */
    record StreamRecord(String shardId, String partitionKey, String sequenceNumber) {}
}
