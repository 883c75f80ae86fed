package dev.weir.streamingsql.kinesis;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * The enumerator to a reader: the children of the shard that ended have been assigned, so it may be let go of. Until then it holds the
 * watermark; otherwise other shards could move time on past the children's first records, which would then be late.
 */
record ShardReleased(String shardId) implements SourceEvent {}
