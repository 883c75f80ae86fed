package dev.weir.app.records.tail;

import dev.weir.app.fx.Pace;
import java.time.InstantSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * A stream to read, and what all runs over it share.
 *
 * @param coverage what has been read of it, so that nothing comes twice
 * @param courtesy how much of its shards' reads may be spent
 */
public record TailSource(
        KinesisClient kinesis,
        String streamName,
        Coverage coverage,
        Courtesy courtesy,
        Pace pace,
        InstantSource clock) {}
