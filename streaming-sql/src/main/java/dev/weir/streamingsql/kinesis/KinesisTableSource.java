package dev.weir.streamingsql.kinesis;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.ProviderContext;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.connector.source.DataStreamScanProvider;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.abilities.SupportsReadingMetadata;
import org.apache.flink.table.connector.source.abilities.SupportsWatermarkPushDown;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;
import org.jspecify.annotations.Nullable;

/** A stream that is read as a table. Watermarks are kept shard by shard, so that one that is behind loses nothing. */
final class KinesisTableSource implements ScanTableSource, SupportsReadingMetadata, SupportsWatermarkPushDown {

    /** What is read and how, see {@link KinesisSource}. */
    record Reading(
            StreamAddress stream,
            StartAt start,
            Duration lookEvery,
            int most,
            @Nullable FanOut fanOut,
            String statement) {}

    private final Reading reading;
    private final DataType physical;
    private final DecodingFormat<DeserializationSchema<RowData>> format;
    private final Held held;
    private DataType produced;
    private List<ReadableMetadata> metadata = List.of();
    private WatermarkStrategy<RowData> watermarks = WatermarkStrategy.noWatermarks();

    KinesisTableSource(
            Reading reading, DataType physical, DecodingFormat<DeserializationSchema<RowData>> format, Held held) {
        this.held = held;
        this.reading = reading;
        this.physical = physical;
        this.format = format;
        this.produced = physical;
    }

    @Override
    public ChangelogMode getChangelogMode() {
        return format.getChangelogMode();
    }

    @Override
    public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
        KinesisSource source = new KinesisSource(
                reading.stream(),
                reading.start(),
                reading.lookEvery(),
                reading.most(),
                reading.fanOut(),
                held.around(format.createRuntimeDecoder(context, physical), physical),
                metadata,
                watermarks,
                reading.statement());
        TypeInformation<RowData> type = context.createTypeInformation(produced);
        return new Provider(source, asSummaryString(), type);
    }

    @Override
    public Map<String, DataType> listReadableMetadata() {
        Map<String, DataType> all = new LinkedHashMap<>();
        for (ReadableMetadata each : ReadableMetadata.values()) {
            all.put(each.key(), each.type());
        }
        return all;
    }

    @Override
    public void applyReadableMetadata(List<String> keys, DataType withMetadata) {
        metadata = keys.stream().map(ReadableMetadata::of).toList();
        produced = withMetadata;
    }

    @Override
    public void applyWatermark(WatermarkStrategy<RowData> strategy) {
        watermarks = strategy;
    }

    @Override
    public DynamicTableSource copy() {
        KinesisTableSource copy = new KinesisTableSource(reading, physical, format, held);
        copy.produced = produced;
        copy.metadata = metadata;
        copy.watermarks = watermarks;
        return copy;
    }

    @Override
    public String asSummaryString() {
        return "Kinesis " + reading.stream().name();
    }

    private record Provider(KinesisSource source, String name, TypeInformation<RowData> type)
            implements DataStreamScanProvider {

        @Override
        public DataStream<RowData> produceDataStream(ProviderContext context, StreamExecutionEnvironment environment) {
            DataStreamSource<RowData> stream =
                    // The source tells the time itself, shard by shard.
                    environment.fromSource(source, WatermarkStrategy.noWatermarks(), name, type);
            context.generateUid("kinesis").ifPresent(stream::uid);
            return stream;
        }

        @Override
        public boolean isBounded() {
            return false;
        }
    }
}
