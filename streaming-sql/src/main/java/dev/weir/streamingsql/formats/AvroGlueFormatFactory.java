package dev.weir.streamingsql.formats;

import dev.weir.avro.Framing;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.connector.format.EncodingFormat;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DeserializationFormatFactory;
import org.apache.flink.table.factories.DynamicTableFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.SerializationFormatFactory;

/**
 * The format {@code avro-glue}, with the options of Flink's own: records name the version of their schema, which the Glue Schema Registry
 * is asked for.
 */
public final class AvroGlueFormatFactory implements DeserializationFormatFactory, SerializationFormatFactory {

    private static final ConfigOption<String> REGION = text("aws.region");
    private static final ConfigOption<String> ENDPOINT = text("aws.endpoint");
    private static final ConfigOption<String> REGISTRY = text("registry.name");
    private static final ConfigOption<String> NAME = text("schema.name");

    /** Taken, so that a statement runs unchanged, and without meaning here. */
    private static final Set<ConfigOption<?>> WITHOUT_MEANING = Set.of(
            text("cache.size"),
            text("cache.ttlMs"),
            text("schema.autoRegistration"),
            text("schema.compatibility"),
            text("schema.compression"),
            text("schema.type"));

    private static ConfigOption<String> text(String key) {
        return ConfigOptions.key(key).stringType().noDefaultValue();
    }

    @Override
    public String factoryIdentifier() {
        return "avro-glue";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(REGION, REGISTRY, NAME);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        Set<ConfigOption<?>> all = new HashSet<>(WITHOUT_MEANING);
        all.add(ENDPOINT);
        return all;
    }

    @Override
    public DecodingFormat<DeserializationSchema<RowData>> createDecodingFormat(
            DynamicTableFactory.Context context, ReadableConfig options) {
        FactoryUtil.validateFactoryOptions(this, options);
        var table = context.getCatalogTable().getOptions();
        RegistryAddress registry = RegistryAddress.of(
                options.get(REGION), options.getOptional(ENDPOINT).orElse(null), table);
        return new AvroFormat(new AvroReading(Framing.REGISTRY, table.get(AvroFormat.READER), registry));
    }

    @Override
    public EncodingFormat<SerializationSchema<RowData>> createEncodingFormat(
            DynamicTableFactory.Context context, ReadableConfig options) {
        throw AvroFormatFactory.noWriting(context);
    }
}
