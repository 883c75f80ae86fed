package dev.weir.broker.firehose.object;

import java.time.ZonedDateTime;
import java.util.Map;

/**
 * What the expressions of a prefix stand for in one object.
 *
 * @param oldest when the oldest record of the object arrived, in the time zone of the destination
 * @param shardId of the source; empty where that is no stream
 * @param errorType empty for records that did not fail
 * @param keys the values of partition keys by namespace and name, for instance {@code partitionKeyFromQuery:customer}
 */
public record PrefixValues(ZonedDateTime oldest, String shardId, String errorType, Map<String, String> keys) {

    public PrefixValues {
        keys = Map.copyOf(keys);
    }
}
