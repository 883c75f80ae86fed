package dev.weir.streamingsql.kinesis;

import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;

/** A reader to the enumerator, first of all: the shards that it has from a checkpoint, none when it begins. */
record ReaderHolds(List<String> shardIds) implements SourceEvent {

    ReaderHolds {
        shardIds = List.copyOf(shardIds);
    }
}
