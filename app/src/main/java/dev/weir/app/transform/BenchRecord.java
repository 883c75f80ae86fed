package dev.weir.app.transform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record on the bench.
 *
 * @param recordId as Firehose would name it
 * @param from where in a stream it was read, or null if it was pasted
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are shown and handed on, not compared
record BenchRecord(
        String recordId,
        byte[] data,
        Instant arrived,
        @Nullable StreamPosition from) {

    /** A place in a stream. */
    record StreamPosition(String shardId, String sequenceNumber, String partitionKey) {}

    /** Names records as Firehose does: by their place, in 49 digits. */
    static String id(int place) {
        return "%049d".formatted(place);
    }
}
