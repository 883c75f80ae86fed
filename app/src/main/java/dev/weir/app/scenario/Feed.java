package dev.weir.app.scenario;

import java.time.Duration;

/**
 * One stream of a scenario and the recorded data that is replayed into it.
 *
 * @param streamName the stream, created if it is not there
 * @param shards open shards that a newly created stream gets
 * @param resource the absolute class path name of a gzipped file, one JSON object a line, ordered by event time
 * @param timeMember the member that holds the event time
 * @param timeUnit how long one unit of that member lasts
 * @param keyMember the member whose value becomes the partition key
 * @param begin where in the data the first pass begins, measured from event time zero; later passes begin at the
 *     data's own beginning. Zero for the beginning.
 */
public record Feed(
        String streamName,
        int shards,
        String resource,
        String timeMember,
        Duration timeUnit,
        String keyMember,
        Duration begin) {}
