package dev.weir.streamingsql.kinesis;

import dev.weir.streamingsql.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.flink.util.clock.RelativeClock;
import org.apache.flink.util.clock.SystemClock;

/**
 * The shards of a stream as a source of rows.
 *
 * @param lookEvery how often new shards are looked for, besides when one has ended
 * @param most records to ask for at once
 * @param watermarks the time of each shard by its rows
 * @param statement whose records are counted
 */
record KinesisSource(
        StreamAddress stream,
        StartAt start,
        Duration lookEvery,
        int most,
        DeserializationSchema<RowData> format,
        List<ReadableMetadata> metadata,
        WatermarkStrategy<RowData> watermarks,
        String statement)
        implements Source<RowData, ShardSplit, LineageState> {

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<RowData, ShardSplit> createReader(SourceReaderContext context) throws Exception {
        format.open(new OpenContext(context));
        Tally tally = Tally.of(statement);
        Set<String> released = ConcurrentHashMap.newKeySet();
        RowEmitter emitter = new RowEmitter(
                format, metadata, tally, shardId -> context.sendSourceEventToCoordinator(new ShardEnded(shardId)));
        return new ShardReader(
                () -> new ShardSplitReader(stream, most, released, tally),
                emitter,
                context,
                released,
                () -> watermarks.createWatermarkGenerator(new TimeContext(context)));
    }

    @Override
    public SplitEnumerator<ShardSplit, LineageState> createEnumerator(SplitEnumeratorContext<ShardSplit> context) {
        return new ShardEnumerator(context, stream, start, lookEvery, new Lineage(), Tally.of(statement));
    }

    @Override
    public SplitEnumerator<ShardSplit, LineageState> restoreEnumerator(
            SplitEnumeratorContext<ShardSplit> context, LineageState state) {
        return new ShardEnumerator(context, stream, start, lookEvery, new Lineage(state), Tally.of(statement));
    }

    @Override
    public SimpleVersionedSerializer<ShardSplit> getSplitSerializer() {
        return new ShardSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<LineageState> getEnumeratorCheckpointSerializer() {
        return new LineageState.Serializer();
    }

    private record TimeContext(SourceReaderContext reader) implements WatermarkGeneratorSupplier.Context {

        @Override
        public MetricGroup getMetricGroup() {
            return reader.metricGroup();
        }

        @Override
        public RelativeClock getInputActivityClock() {
            return SystemClock.getInstance();
        }
    }

    private record OpenContext(SourceReaderContext reader) implements DeserializationSchema.InitializationContext {

        @Override
        public MetricGroup getMetricGroup() {
            return reader.metricGroup();
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return reader.getUserCodeClassLoader();
        }
    }
}
