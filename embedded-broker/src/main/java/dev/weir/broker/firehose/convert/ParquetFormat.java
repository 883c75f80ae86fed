package dev.weir.broker.firehose.convert;

import dev.weir.broker.firehose.delivery.RecordFormat;
import dev.weir.broker.firehose.object.ObjectWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.parquet.column.ParquetProperties;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.ParquetSerDe;

/** JSON to Parquet by the schema of a table, which is looked up for each object. Thread-safe. */
public final class ParquetFormat implements RecordFormat {

    static final String EXTENSION = ".parquet";

    /** Row groups are smaller than the service's, so that those of many partitions fit into memory. */
    private static final long MOST_GROUP_BYTES = 16 << 20;

    private static final int DEFAULT_PAGE_BYTES = 1 << 20;

    private final Supplier<@Nullable List<TableSchemas.Column>> columns;
    private final JsonNames names;
    private final PageCompression compression;
    private final int pageBytes;
    private final long groupBytes;
    private final boolean dictionary;

    /** @param columns the table's, or null if there is no such table by now */
    public ParquetFormat(
            Supplier<@Nullable List<TableSchemas.Column>> columns, JsonNames names, ParquetSerDe serializer) {
        this.columns = columns;
        this.names = names;
        this.compression = PageCompression.of(serializer.compression());
        this.pageBytes = serializer.pageSizeBytes() == null ? DEFAULT_PAGE_BYTES : serializer.pageSizeBytes();
        this.groupBytes = serializer.blockSizeBytes() == null
                ? MOST_GROUP_BYTES
                : Math.min(MOST_GROUP_BYTES, serializer.blockSizeBytes());
        this.dictionary = Boolean.TRUE.equals(serializer.enableDictionaryCompression());
    }

    @Override
    public String extension() {
        return EXTENSION;
    }

    /** @throws IOException also if there is no such table, or it has types that cannot be */
    @Override
    public ObjectWriter open(Path file) throws IOException {
        HiveType.Struct schema = HiveType.ofTable(columns.get());
        return new ParquetWriter(
                file,
                schema,
                new JsonRows(schema, names),
                compression,
                ParquetProperties.builder()
                        .withPageSize(pageBytes)
                        .withDictionaryEncoding(dictionary)
                        .build(),
                groupBytes);
    }
}
