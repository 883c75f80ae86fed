package dev.weir.app.produce;

import dev.weir.app.fx.Failure;
import dev.weir.app.send.OutgoingRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record that was put by hand, or that could not be.
 *
 * @param shardId where it went, empty if it was not taken
 * @param sequenceNumber its number, empty if it was not taken
 * @param millis how long the call took
 * @param failure why it was not taken, or null
 */
record SentRecord(
        Instant at,
        String streamName,
        OutgoingRecord record,
        String shardId,
        String sequenceNumber,
        long millis,
        @Nullable Failure failure) {}
