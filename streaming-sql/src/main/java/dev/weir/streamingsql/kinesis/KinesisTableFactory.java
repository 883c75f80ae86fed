package dev.weir.streamingsql.kinesis;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.factories.DeserializationFormatFactory;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.SerializationFormatFactory;

/** The connector {@code kinesis}. Found by Flink through {@code META-INF/services}. */
public final class KinesisTableFactory implements DynamicTableSourceFactory, DynamicTableSinkFactory {

    @Override
    public String factoryIdentifier() {
        return "kinesis";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(KinesisOptions.STREAM_ARN, FactoryUtil.FORMAT);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return KinesisOptions.optional();
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        FactoryUtil.TableFactoryHelper helper = checked(context);
        var format = helper.discoverDecodingFormat(DeserializationFormatFactory.class, FactoryUtil.FORMAT);
        helper.validate();
        var options = helper.getOptions();
        return new KinesisTableSource(
                new KinesisTableSource.Reading(
                        KinesisOptions.stream(options),
                        KinesisOptions.start(options),
                        options.get(KinesisOptions.DISCOVERY),
                        options.get(KinesisOptions.MOST_RECORDS),
                        KinesisOptions.fanOut(options),
                        context.getConfiguration().get(KinesisOptions.STATEMENT)),
                context.getPhysicalRowDataType(),
                format,
                new Held(
                        options.getOptional(KinesisOptions.LINES).orElse(null),
                        options.getOptional(KinesisOptions.TIME_FIELD).orElse(null)));
    }

    @Override
    public DynamicTableSink createDynamicTableSink(Context context) {
        FactoryUtil.TableFactoryHelper helper = checked(context);
        var format = helper.discoverEncodingFormat(SerializationFormatFactory.class, FactoryUtil.FORMAT);
        helper.validate();
        return new KinesisTableSink(
                KinesisOptions.stream(helper.getOptions()),
                helper.getOptions().get(KinesisOptions.BATCH),
                new PartitionKeys(
                        context.getPhysicalRowDataType(),
                        context.getCatalogTable().getPartitionKeys(),
                        helper.getOptions().get(KinesisOptions.DELIMITER)),
                context.getPhysicalRowDataType(),
                format);
    }

    private FactoryUtil.TableFactoryHelper checked(Context context) {
        Set<String> known = new HashSet<>();
        requiredOptions().forEach(option -> known.add(option.key()));
        optionalOptions().forEach(option -> known.add(option.key()));
        for (String key : new TreeSet<>(context.getCatalogTable().getOptions().keySet())) {
            if (key.matches("(aws|source|sink|stream)\\..*") && !known.contains(key)) {
                throw new ValidationException("The option '" + key + "' of "
                        + context.getObjectIdentifier().getObjectName() + " is not supported here.");
            }
        }
        return FactoryUtil.createTableFactoryHelper(this, context);
    }
}
