package dev.weir.app.streams;

/** How finely CloudWatch counts a stream. */
public enum MetricLevel {
    /** Each shard: the embedded broker always, AWS with enhanced monitoring. */
    SHARD,
    /** The stream as a whole. */
    STREAM
}
