package dev.weir.streamingsql.kinesis;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.table.data.RowData;

/** A reader of some of a stream's shards. */
final class ShardReader extends SingleThreadMultiplexSourceReaderBase<ShardItem, RowData, ShardSplit, ShardState> {

    private final Set<String> released;

    ShardReader(
            Supplier<SplitReader<ShardItem, ShardSplit>> reader,
            RowEmitter emitter,
            SourceReaderContext context,
            Set<String> released) {
        super(reader, emitter, context.getConfiguration(), context);
        this.released = released;
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof ShardReleased(String shardId)) {
            released.add(shardId);
        }
    }

    @Override
    protected void onSplitFinished(Map<String, ShardState> finished) {}

    @Override
    protected ShardState initializedState(ShardSplit split) {
        return new ShardState(split);
    }

    @Override
    protected ShardSplit toSplitType(String shardId, ShardState state) {
        return state.toSplit();
    }
}
