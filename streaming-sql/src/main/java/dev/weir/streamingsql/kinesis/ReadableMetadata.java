package dev.weir.streamingsql.kinesis;

import java.util.Arrays;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.DataType;
import software.amazon.awssdk.services.kinesis.model.Record;

/** What a table can have of a record besides its data, {@code METADATA FROM 'timestamp'}. */
enum ReadableMetadata {
    TIMESTAMP("timestamp"),
    SHARD_ID("shard-id"),
    SEQUENCE_NUMBER("sequence-number"),
    PARTITION_KEY("partition-key");

    private final String key;

    ReadableMetadata(String key) {
        this.key = key;
    }

    static ReadableMetadata of(String key) {
        return Arrays.stream(values())
                .filter(metadata -> metadata.key.equals(key))
                .findFirst()
                .orElseThrow();
    }

    String key() {
        return key;
    }

    DataType type() {
        DataType type = this == TIMESTAMP ? DataTypes.TIMESTAMP_WITH_LOCAL_TIME_ZONE(3) : DataTypes.STRING();
        return type.notNull();
    }

    Object of(Record record, String shardId) {
        return switch (this) {
            case TIMESTAMP -> TimestampData.fromInstant(record.approximateArrivalTimestamp());
            case SHARD_ID -> StringData.fromString(shardId);
            case SEQUENCE_NUMBER -> StringData.fromString(record.sequenceNumber());
            case PARTITION_KEY -> StringData.fromString(record.partitionKey());
        };
    }
}
