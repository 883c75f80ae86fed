package dev.weir.streamingsql.kinesis;

import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A shard that is read, and from where.
 *
 * @param parents the shards that it came from by a reshard; none or up to two
 */
record ShardSplit(String shardId, List<String> parents, StartAt start) implements SourceSplit {

    ShardSplit {
        parents = List.copyOf(parents);
    }

    @Override
    public String splitId() {
        return shardId;
    }

    ShardSplit from(StartAt position) {
        return new ShardSplit(shardId, parents, position);
    }
}
