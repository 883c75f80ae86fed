package dev.weir.broker.firehose.convert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** The pages of one row group, compressed, by column. Not thread-safe. */
final class ParquetPages implements PageWriteStore {

    private final PageCompression compression;
    private final Map<ColumnDescriptor, Chunk> chunks = new LinkedHashMap<>();

    ParquetPages(PageCompression compression) {
        this.compression = compression;
    }

    @Override
    public Chunk getPageWriter(ColumnDescriptor column) {
        return chunks.computeIfAbsent(column, of -> new Chunk(compression));
    }

    /** The pages of one column. */
    static final class Chunk implements PageWriter {

        private final PageCompression compression;
        private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
        private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
        private final Set<Encoding> encodings = new TreeSet<>();
        private long values;
        private long plainBytes;

        Chunk(PageCompression compression) {
            this.compression = compression;
        }

        @Override
        @Deprecated
        public void writePage(
                BytesInput bytes,
                int valueCount,
                Statistics<?> statistics,
                Encoding repetition,
                Encoding definition,
                Encoding of) {
            throw new IllegalStateException("Pages are written with the number of their rows");
        }

        @Override
        public void writePage(
                BytesInput bytes,
                int valueCount,
                int rowCount,
                Statistics<?> statistics,
                Encoding repetition,
                Encoding definition,
                Encoding of)
                throws IOException {
            byte[] plain = bytes(bytes);
            byte[] packed = compression.pack(plain);
            PageHeader header = new PageHeader(PageType.DATA_PAGE, plain.length, packed.length);
            header.setData_page_header(
                    new DataPageHeader(valueCount, format(of), format(definition), format(repetition)));
            write(pages, header, packed, plain.length);
            values += valueCount;
            encodings.add(repetition);
            encodings.add(definition);
            encodings.add(of);
        }

        /** Statistics are left out: they spare a reader work, and no reader needs them. */
        @Override
        public void writePage(
                BytesInput bytes,
                int valueCount,
                int rowCount,
                Statistics<?> statistics,
                @Nullable SizeStatistics sizes,
                @Nullable GeospatialStatistics geo,
                Encoding repetition,
                Encoding definition,
                Encoding of)
                throws IOException {
            writePage(bytes, valueCount, rowCount, statistics, repetition, definition, of);
        }

        private static byte[] bytes(BytesInput input) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(input.size()));
            input.writeAllTo(bytes);
            return bytes.toByteArray();
        }

        @Override
        public void writePageV2(
                int rowCount,
                int nullCount,
                int valueCount,
                BytesInput repetition,
                BytesInput definition,
                Encoding of,
                BytesInput data,
                Statistics<?> statistics) {
            throw new IllegalStateException("Pages are written in version 1");
        }

        @Override
        public void writeDictionaryPage(DictionaryPage page) throws IOException {
            byte[] plain = bytes(page.getBytes());
            byte[] packed = compression.pack(plain);
            PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, plain.length, packed.length);
            header.setDictionary_page_header(
                    new DictionaryPageHeader(page.getDictionarySize(), format(page.getEncoding())));
            write(dictionary, header, packed, plain.length);
            encodings.add(page.getEncoding());
        }

        private void write(ByteArrayOutputStream to, PageHeader header, byte[] packed, int plain) throws IOException {
            int before = to.size();
            Util.writePageHeader(header, to);
            plainBytes += to.size() - before + plain;
            to.write(packed);
        }

        static org.apache.parquet.format.Encoding format(Encoding encoding) {
            return org.apache.parquet.format.Encoding.valueOf(encoding.name());
        }

        @Override
        public long getMemSize() {
            return (long) dictionary.size() + pages.size();
        }

        @Override
        public long allocatedSize() {
            return getMemSize();
        }

        @Override
        public String memUsageString(String prefix) {
            return prefix + getMemSize();
        }

        ByteArrayOutputStream dictionary() {
            return dictionary;
        }

        ByteArrayOutputStream pages() {
            return pages;
        }

        Set<Encoding> encodings() {
            return encodings;
        }

        long values() {
            return values;
        }

        /** Before compression, with the heads of the pages. */
        long plainBytes() {
            return plainBytes;
        }
    }
}
