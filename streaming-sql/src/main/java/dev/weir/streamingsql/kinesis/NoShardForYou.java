package dev.weir.streamingsql.kinesis;

import org.apache.flink.api.connector.source.SourceEvent;

/** The enumerator to a reader: there is no shard for it now, and others need not wait for it. */
record NoShardForYou() implements SourceEvent {}
