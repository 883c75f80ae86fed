package dev.weir.streamingsql.kinesis;

import org.apache.flink.api.connector.source.SourceEvent;

/** A reader to the enumerator: all records of the shard have been given out. */
record ShardEnded(String shardId) implements SourceEvent {}
