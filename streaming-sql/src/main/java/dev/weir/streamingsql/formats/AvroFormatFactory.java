package dev.weir.streamingsql.formats;

import dev.weir.avro.Framing;
import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.connector.format.EncodingFormat;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DeserializationFormatFactory;
import org.apache.flink.table.factories.DynamicTableFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.SerializationFormatFactory;

/**
 * The format {@code avro}: object containers, or with the option {@code avro.schema} datums of that schema. Flink's own of this name reads
 * datums alone, of the schema that the columns have, and no other.
 */
public final class AvroFormatFactory implements DeserializationFormatFactory, SerializationFormatFactory {

    private static final ConfigOption<String> SCHEMA =
            ConfigOptions.key("schema").stringType().noDefaultValue();
    private static final ConfigOption<Boolean> LEGACY_TIMES =
            ConfigOptions.key("timestamp_mapping.legacy").booleanType().defaultValue(false);

    @Override
    public String factoryIdentifier() {
        return "avro";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(SCHEMA, LEGACY_TIMES);
    }

    @Override
    public DecodingFormat<DeserializationSchema<RowData>> createDecodingFormat(
            DynamicTableFactory.Context context, ReadableConfig options) {
        FactoryUtil.validateFactoryOptions(this, options);
        String given = options.getOptional(SCHEMA).orElse(null);
        return new AvroFormat(
                given == null
                        ? new AvroReading(
                                Framing.CONTAINER,
                                context.getCatalogTable().getOptions().get(AvroFormat.READER),
                                null)
                        : new AvroReading(Framing.GIVEN, given, null));
    }

    @Override
    public EncodingFormat<SerializationSchema<RowData>> createEncodingFormat(
            DynamicTableFactory.Context context, ReadableConfig options) {
        throw noWriting(context);
    }

    static ValidationException noWriting(DynamicTableFactory.Context context) {
        return new ValidationException("Rows can't be put into "
                + context.getObjectIdentifier().getObjectName()
                + ": its records are Avro, which is only read here. Put them into a stream of JSON.");
    }
}
