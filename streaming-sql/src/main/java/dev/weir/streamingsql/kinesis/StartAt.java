package dev.weir.streamingsql.kinesis;

import java.io.Serializable;
import java.time.Instant;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * Where reading of a shard begins.
 *
 * @param type the API's own term
 * @param value the sequence number or the ISO-8601 instant that goes with the type, or empty
 */
record StartAt(ShardIteratorType type, String value) implements Serializable {

    static final StartAt TRIM_HORIZON = new StartAt(ShardIteratorType.TRIM_HORIZON, "");
    static final StartAt LATEST = new StartAt(ShardIteratorType.LATEST, "");

    static StartAt after(String sequenceNumber) {
        return new StartAt(ShardIteratorType.AFTER_SEQUENCE_NUMBER, sequenceNumber);
    }

    static StartAt time(Instant time) {
        return new StartAt(ShardIteratorType.AT_TIMESTAMP, time.toString());
    }

    void in(GetShardIteratorRequest.Builder request) {
        request.shardIteratorType(type);
        switch (type) {
            case AFTER_SEQUENCE_NUMBER -> request.startingSequenceNumber(value);
            case AT_TIMESTAMP -> request.timestamp(Instant.parse(value));
            default -> {}
        }
    }
}
