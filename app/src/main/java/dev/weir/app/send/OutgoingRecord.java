package dev.weir.app.send;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * A record that is to be put. The data is shared, never copied: nobody may write to it.
 *
 * @param partitionKey 1 to 256 characters
 * @param explicitHashKey decimal, 0 to 2^128 − 1, or null for the MD5 of the partition key
 * @param data what readers get
 */
@SuppressWarnings("ArrayRecordComponent") // Copying up to 10 MiB on each access is not an option.
public record OutgoingRecord(String partitionKey, @Nullable String explicitHashKey, byte[] data) {

    /** What the service counts against its limits: data and partition key, bytes. */
    public int size() {
        return data.length + partitionKey.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Where the record lies in the key space. */
    public BigInteger hashKey() {
        return explicitHashKey == null ? HashKeys.of(partitionKey) : new BigInteger(explicitHashKey);
    }

    /** What is charged for it: a PUT payload unit for each 25 KiB begun. */
    public long putPayloadUnits() {
        return PutLimits.payloadUnits(size());
    }

    PutRecordsRequestEntry entry() {
        return PutRecordsRequestEntry.builder()
                .partitionKey(partitionKey)
                .explicitHashKey(explicitHashKey)
                .data(SdkBytes.fromByteArrayUnsafe(data))
                .build();
    }
}
