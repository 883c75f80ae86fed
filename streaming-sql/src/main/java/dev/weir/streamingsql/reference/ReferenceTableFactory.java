package dev.weir.streamingsql.reference;

import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.factories.DeserializationFormatFactory;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;

/** The connector {@code reference}. Found by Flink through {@code META-INF/services}. */
public final class ReferenceTableFactory implements DynamicTableSourceFactory {

    private static final ConfigOption<String> PATH =
            ConfigOptions.key("path").stringType().noDefaultValue();
    private static final ConfigOption<ReferenceFile.Form> FORM =
            ConfigOptions.key("file").enumType(ReferenceFile.Form.class).noDefaultValue();
    private static final ConfigOption<String> DELIMITER =
            ConfigOptions.key("file.delimiter").stringType().defaultValue(",");

    /** Which statement of the session a table is made for; set by the session, not in a table's options. */
    private static final ConfigOption<String> STATEMENT =
            ConfigOptions.key("weir.statement").stringType().defaultValue("");

    @Override
    public String factoryIdentifier() {
        return "reference";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(PATH, FORM, FactoryUtil.FORMAT);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(DELIMITER);
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        FactoryUtil.TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
        var format = helper.discoverDecodingFormat(DeserializationFormatFactory.class, FactoryUtil.FORMAT);
        helper.validate();
        ReadableConfig options = helper.getOptions();
        String delimiter = options.get(DELIMITER);
        if (delimiter.length() != 1) {
            throw new ValidationException("'file.delimiter' is one character.");
        }
        return new ReferenceTableSource(
                new ReferenceFile(options.get(PATH), options.get(FORM), delimiter.charAt(0)),
                context.getPhysicalRowDataType(),
                format,
                context.getConfiguration().get(STATEMENT));
    }
}
