package dev.weir.broker.firehose.convert;

import dev.weir.broker.firehose.delivery.RecordFormat;
import dev.weir.broker.firehose.object.ObjectWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.OrcFormatVersion;
import software.amazon.awssdk.services.firehose.model.OrcSerDe;

/**
 * JSON to ORC by the schema of a table, which is looked up for each object. What a configuration says of dictionaries, indexes,
 * Bloom filters and padding is left out: readers do without. Thread-safe.
 */
public final class OrcFormat implements RecordFormat {

    static final String EXTENSION = ".orc";

    /** Stripes are smaller than the service's, so that those of many partitions fit into memory. */
    private static final long MOST_STRIPE_BYTES = 16 << 20;

    private final Supplier<@Nullable List<TableSchemas.Column>> columns;
    private final JsonNames names;
    private final OrcWriter.Settings settings;

    /** @param columns the table's, or null if there is no such table by now */
    public OrcFormat(Supplier<@Nullable List<TableSchemas.Column>> columns, JsonNames names, OrcSerDe serializer) {
        this.columns = columns;
        this.names = names;
        this.settings = new OrcWriter.Settings(
                OrcCompression.of(serializer.compression()),
                serializer.stripeSizeBytes() == null
                        ? MOST_STRIPE_BYTES
                        : Math.min(MOST_STRIPE_BYTES, serializer.stripeSizeBytes()),
                serializer.formatVersion() == OrcFormatVersion.V0_11 ? 11 : 12);
    }

    @Override
    public String extension() {
        return EXTENSION;
    }

    /** @throws IOException also if there is no such table, or it has types that cannot be */
    @Override
    public ObjectWriter open(Path file) throws IOException {
        HiveType.Struct schema = HiveType.ofTable(columns.get());
        return new OrcWriter(file, schema, new JsonRows(schema, names), settings);
    }
}
