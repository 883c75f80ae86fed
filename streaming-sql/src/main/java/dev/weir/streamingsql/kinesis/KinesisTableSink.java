package dev.weir.streamingsql.kinesis;

import java.util.Map;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.format.EncodingFormat;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.SinkV2Provider;
import org.apache.flink.table.connector.sink.abilities.SupportsPartitioning;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;

/** A stream that rows are put to. */
final class KinesisTableSink implements DynamicTableSink, SupportsPartitioning {

    private final StreamAddress stream;
    private final int batch;
    private final PartitionKeys keys;
    private final DataType physical;
    private final EncodingFormat<SerializationSchema<RowData>> format;

    KinesisTableSink(
            StreamAddress stream,
            int batch,
            PartitionKeys keys,
            DataType physical,
            EncodingFormat<SerializationSchema<RowData>> format) {
        this.stream = stream;
        this.batch = batch;
        this.keys = keys;
        this.physical = physical;
        this.format = format;
    }

    @Override
    public ChangelogMode getChangelogMode(ChangelogMode requested) {
        return format.getChangelogMode();
    }

    @Override
    public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
        return SinkV2Provider.of(new KinesisSink(stream, batch, keys, format.createRuntimeEncoder(context, physical)));
    }

    @Override
    public void applyStaticPartition(Map<String, String> partition) {}

    @Override
    public DynamicTableSink copy() {
        return new KinesisTableSink(stream, batch, keys, physical, format);
    }

    @Override
    public String asSummaryString() {
        return "Kinesis " + stream.name();
    }
}
