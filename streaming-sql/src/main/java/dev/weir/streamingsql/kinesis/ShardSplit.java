package dev.weir.streamingsql.kinesis;

import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A shard that is read, and from where.
 *
 * @param parents the shards that it came from by a reshard; none or up to two
 * @param watermark how far its time had come, in milliseconds since 1970, or {@link #NO_TIME}
 */
record ShardSplit(String shardId, List<String> parents, StartAt start, long watermark) implements SourceSplit {

    /** Nothing of it has been read that had a time. */
    static final long NO_TIME = Long.MIN_VALUE;

    ShardSplit {
        parents = List.copyOf(parents);
    }

    ShardSplit(String shardId, List<String> parents, StartAt start) {
        this(shardId, parents, start, NO_TIME);
    }

    @Override
    public String splitId() {
        return shardId;
    }
}
