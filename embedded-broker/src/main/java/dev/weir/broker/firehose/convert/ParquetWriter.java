package dev.weir.broker.firehose.convert;

import dev.weir.broker.firehose.object.GivenUpFile;
import dev.weir.broker.firehose.object.ObjectWriter;
import dev.weir.broker.firehose.object.UnfitRecordException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Writes records as rows of a Parquet file. The columns are parquet-column's work; the frame around them is made here, as
 * the library that makes it otherwise needs Hadoop. At most one row group is in memory. Not thread-safe.
 */
final class ParquetWriter implements ObjectWriter {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final OutputStream out;
    private final HiveType.Struct columns;
    private final MessageType schema;
    private final MessageColumnIO shape;
    private final JsonRows rows;
    private final PageCompression compression;
    private final ParquetProperties properties;
    private final long groupBytes;
    private final List<RowGroup> groups = new ArrayList<>();
    private ParquetPages pages;
    private ColumnWriteStore store;
    private RecordConsumer consumer;
    private ParquetRows writer;
    private long at;
    private long total;
    private long inGroup;

    ParquetWriter(
            Path file,
            HiveType.Struct columns,
            JsonRows rows,
            PageCompression compression,
            ParquetProperties properties,
            long groupBytes)
            throws IOException {
        this.file = file;
        this.columns = columns;
        this.schema = ParquetSchema.of(columns);
        this.shape = new ColumnIOFactory().getColumnIO(schema);
        this.rows = rows;
        this.compression = compression;
        this.properties = properties;
        this.groupBytes = groupBytes;
        this.pages = new ParquetPages(compression);
        this.store = properties.newColumnWriteStore(schema, pages);
        this.consumer = shape.getRecordWriter(store);
        this.writer = new ParquetRows(columns, consumer);
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
        append(MAGIC);
    }

    private void append(byte[] bytes) throws IOException {
        out.write(bytes);
        at += bytes.length;
    }

    private void append(ByteArrayOutputStream bytes) throws IOException {
        bytes.writeTo(out);
        at += bytes.size();
    }

    @Override
    public void write(byte[] record) throws IOException, UnfitRecordException {
        writer.write(rows.read(record));
        inGroup++;
        total++;
        if (store.getBufferedSize() >= groupBytes) {
            endGroup();
        }
    }

    private void endGroup() throws IOException {
        consumer.flush();
        store.flush();
        List<ColumnChunk> chunks = new ArrayList<>();
        long plain = 0;
        for (ColumnDescriptor column : schema.getColumns()) {
            ParquetPages.Chunk chunk = pages.getPageWriter(column);
            chunks.add(chunk(column, chunk));
            plain += chunk.plainBytes();
        }
        groups.add(new RowGroup(chunks, plain, inGroup));
        store.close();
        pages = new ParquetPages(compression);
        store = properties.newColumnWriteStore(schema, pages);
        consumer = shape.getRecordWriter(store);
        writer = new ParquetRows(columns, consumer);
        inGroup = 0;
    }

    private ColumnChunk chunk(ColumnDescriptor column, ParquetPages.Chunk chunk) throws IOException {
        long begin = at;
        append(chunk.dictionary());
        long data = at;
        append(chunk.pages());
        PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
        ColumnMetaData meta = new ColumnMetaData(
                Type.valueOf(type == PrimitiveTypeName.BINARY ? "BYTE_ARRAY" : type.name()),
                chunk.encodings().stream().map(ParquetPages.Chunk::format).toList(),
                List.of(column.getPath()),
                compression.codec(),
                chunk.values(),
                chunk.plainBytes(),
                at - begin,
                data);
        if (data > begin) {
            meta.setDictionary_page_offset(begin);
        }
        ColumnChunk whole = new ColumnChunk(begin);
        whole.setMeta_data(meta);
        return whole;
    }

    @Override
    public void finish() throws IOException {
        if (inGroup > 0) {
            endGroup();
        }
        store.close();
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(ParquetFooter.of(schema, total, groups), footer);
        append(footer);
        append(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.size())
                .array());
        append(MAGIC);
        out.close();
    }

    @Override
    public void abandon() {
        GivenUpFile.delete(out, file);
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public String extension() {
        return ParquetFormat.EXTENSION;
    }
}
