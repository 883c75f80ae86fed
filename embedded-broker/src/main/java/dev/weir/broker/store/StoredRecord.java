package dev.weir.broker.store;

/**
 * One record as kept in a shard's log.
 *
 * @param index the sequence index: strictly ascending in its shard, gaps allowed
 * @param arrivalMillis the approximate arrival timestamp, milliseconds since the epoch, never descending in its shard
 * @param data the record's bytes; owned by the log once handed over, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // a record's bytes are shared, not compared
public record StoredRecord(long index, long arrivalMillis, String partitionKey, byte[] data) {}
