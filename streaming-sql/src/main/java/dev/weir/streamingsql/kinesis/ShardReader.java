package dev.weir.streamingsql.kinesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.table.data.RowData;

/** A reader of some of a stream's shards. */
final class ShardReader extends SingleThreadMultiplexSourceReaderBase<ShardItem, RowData, ShardSplit, ShardState> {

    private final Set<String> released;
    private final Supplier<WatermarkGenerator<RowData>> time;
    private final List<String> restored = new ArrayList<>();
    private boolean started;
    private boolean unneeded;

    ShardReader(
            Supplier<SplitReader<ShardItem, ShardSplit>> reader,
            RowEmitter emitter,
            SourceReaderContext context,
            Set<String> released,
            Supplier<WatermarkGenerator<RowData>> time) {
        super(reader, emitter, context.getConfiguration(), context);
        this.released = released;
        this.time = time;
    }

    @Override
    public void addSplits(List<ShardSplit> splits) {
        if (!started) {
            splits.forEach(split -> restored.add(split.shardId()));
        }
        super.addSplits(splits);
    }

    @Override
    public void start() {
        started = true;
        context.sendSourceEventToCoordinator(new ReaderHolds(restored));
    }

    @Override
    public InputStatus pollNext(ReaderOutput<RowData> output) throws Exception {
        if (unneeded) {
            unneeded = false;
            output.markIdle();
        }
        return super.pollNext(output);
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof ShardReleased(String shardId)) {
            released.add(shardId);
        } else if (event instanceof NoShardForYou && getNumberOfCurrentlyAssignedSplits() == 0) {
            unneeded = true;
            splitFetcherManager.getQueue().notifyAvailable();
        }
    }

    @Override
    protected void onSplitFinished(Map<String, ShardState> finished) {}

    @Override
    protected ShardState initializedState(ShardSplit split) {
        return new ShardState(split, time.get());
    }

    @Override
    protected ShardSplit toSplitType(String shardId, ShardState state) {
        return state.toSplit();
    }
}
