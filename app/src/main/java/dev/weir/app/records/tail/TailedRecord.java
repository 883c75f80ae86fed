package dev.weir.app.records.tail;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One record as it was read from a shard. The data is shared, never copied: nobody may write to it.
 *
 * @param arrivalMillis the service's ApproximateArrivalTimestamp, milliseconds since the epoch
 * @param sequenceNumber the record's number within its shard, decimal
 * @param data what the producer sent, undecoded
 */
@SuppressWarnings(
        "ArrayRecordComponent") // A record is its identity here; copying up to 10 MiB on each access is not an option.
public record TailedRecord(
        long arrivalMillis, String shardId, String sequenceNumber, String partitionKey, byte[] data) {

    /** What an object of this size costs in the heap beside its strings' characters and its data, about. */
    private static final int OVERHEAD = 160;

    /** Bytes of heap that this record holds, about. */
    public int weight() {
        return OVERHEAD + sequenceNumber.length() + partitionKey.length() + data.length;
    }

    /**
     * The hash key that the service derives from the partition key: MD5 of its UTF-8 form as an unsigned integer. A
     * producer may have given another one explicitly; GetRecords does not say.
     */
    public BigInteger hashKey() {
        try {
            return new BigInteger(
                    1, MessageDigest.getInstance("MD5").digest(partitionKey.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has MD5", e);
        }
    }
}
