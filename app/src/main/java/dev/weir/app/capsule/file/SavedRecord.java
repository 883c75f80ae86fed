package dev.weir.app.capsule.file;

/**
 * A record. Where it came from stands for information: it gets a new sequence number and a new time when it is put again.
 *
 * @param shardId the shard that it lay in
 * @param sequenceNumber decimal
 * @param arrival ISO 8601
 * @param hashKey the explicit hash key that brings it to where it was, decimal; empty where the partition key does. The
 *     service does not tell which one a producer gave, so it is the first that the shard took.
 * @param data what the producer sent; shared, never written to
 */
@SuppressWarnings("ArrayRecordComponent") // Copying up to 10 MiB on each access is not an option.
public record SavedRecord(
        String shardId, String sequenceNumber, String arrival, String partitionKey, String hashKey, byte[] data) {}
