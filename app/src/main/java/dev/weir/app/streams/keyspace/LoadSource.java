package dev.weir.app.streams.keyspace;

/** Where the loads of the map come from. */
public enum LoadSource {
    /** CloudWatch counts each shard. */
    SHARD_METRICS,
    /** CloudWatch counts the stream as a whole, or says nothing: loads come from reads of the shards. */
    SAMPLED_READS,
    /** Nothing is known of single shards. */
    NONE
}
