package dev.weir.broker.kinesis;

/**
 * A record on its way into a shard.
 *
 * @param position where it stands in its request
 * @param partitionKey empty if it was put without one, and once the record is sealed
 * @param hashKey decides the shard
 * @param data owned by the log from here on
 * @param bytes what it counts: data and partition key
 */
@SuppressWarnings("ArrayRecordComponent") // a record's bytes are shared, not compared
record IncomingRecord(int position, String partitionKey, HashKey hashKey, byte[] data, int bytes) {}
