package dev.weir.streamingsql.kinesis;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.format.EncodingFormat;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.SinkV2Provider;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DynamicTableFactory;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.SerializationFormatFactory;
import org.apache.flink.table.types.DataType;

/** The connector {@code firehose}, named and with options as Flink's own. Found by Flink through {@code META-INF/services}. */
public final class FirehoseTableFactory implements DynamicTableSinkFactory {

    private static final ConfigOption<String> DELIVERY_STREAM =
            ConfigOptions.key("delivery-stream").stringType().noDefaultValue();
    private static final ConfigOption<Duration> LINGER =
            ConfigOptions.key("sink.flush-buffer.timeout").durationType().defaultValue(Duration.ofSeconds(1));

    @Override
    public String factoryIdentifier() {
        return "firehose";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(DELIVERY_STREAM, KinesisOptions.REGION, FactoryUtil.FORMAT);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(
                KinesisOptions.ENDPOINT,
                KinesisOptions.CREDENTIALS,
                KinesisOptions.ACCESS_KEY,
                KinesisOptions.SECRET_KEY,
                KinesisOptions.SESSION_TOKEN,
                KinesisOptions.BATCH,
                LINGER);
    }

    @Override
    public DynamicTableSink createDynamicTableSink(DynamicTableFactory.Context context) {
        Set<String> known = Stream.concat(requiredOptions().stream(), optionalOptions().stream())
                .map(ConfigOption::key)
                .collect(Collectors.toSet());
        for (String key : new TreeSet<>(context.getCatalogTable().getOptions().keySet())) {
            if (key.matches("(aws|sink)\\..*") && !known.contains(key)) {
                throw new ValidationException("The option '" + key + "' of "
                        + context.getObjectIdentifier().getObjectName() + " is not supported here.");
            }
        }
        FactoryUtil.TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
        var format = helper.discoverEncodingFormat(SerializationFormatFactory.class, FactoryUtil.FORMAT);
        helper.validate();
        int batch = helper.getOptions().get(KinesisOptions.BATCH);
        if (batch < 1 || batch > PutRecordBatchWriter.MOST_RECORDS) {
            throw new ValidationException("'sink.batch.max-size' is from 1 to 500 here, not " + batch + ".");
        }
        return new TableSink(
                new DeliveryStream(helper.getOptions().get(DELIVERY_STREAM), KinesisOptions.way(helper.getOptions())),
                batch,
                helper.getOptions().get(LINGER).toMillis(),
                context.getPhysicalRowDataType(),
                format);
    }

    private record TableSink(
            DeliveryStream stream,
            int batch,
            long linger,
            DataType physical,
            EncodingFormat<SerializationSchema<RowData>> format)
            implements DynamicTableSink {

        @Override
        public ChangelogMode getChangelogMode(ChangelogMode requested) {
            return format.getChangelogMode();
        }

        @Override
        public SinkRuntimeProvider getSinkRuntimeProvider(DynamicTableSink.Context context) {
            return SinkV2Provider.of(
                    new RowSink(stream, batch, linger, format.createRuntimeEncoder(context, physical)));
        }

        @Override
        public DynamicTableSink copy() {
            return this;
        }

        @Override
        public String asSummaryString() {
            return "Firehose " + stream.name();
        }
    }

    /** Puts rows to a delivery stream, at least once. */
    private record RowSink(DeliveryStream stream, int batch, long linger, SerializationSchema<RowData> format)
            implements Sink<RowData> {

        @Override
        public SinkWriter<RowData> createWriter(WriterInitContext context) throws IOException {
            try {
                format.open(context.asSerializationSchemaInitializationContext());
            } catch (Exception e) {
                throw new IOException("The format of " + stream.name() + " can't be opened.", e);
            }
            return new PutRecordBatchWriter(stream, batch, linger, format, context.getProcessingTimeService());
        }
    }
}
