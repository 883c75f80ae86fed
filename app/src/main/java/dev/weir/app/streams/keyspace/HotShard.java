package dev.weir.app.streams.keyspace;

/**
 * A shard and how much of its limit it lately used.
 *
 * @param share by the measure that is shown, over the last minute; not-a-number if unknown
 * @param ofStream its part of the stream's records in, 0 to 1
 */
public record HotShard(ShardLife shard, double share, double ofStream) {}
