package dev.weir.app.objects.read;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object that is being read: unpacked, its format told, its records one after the other. Only as many bytes are asked for as the
 * records need that are read; Parquet alone, whose index is at its end, is kept in a temporary file. Not thread-safe; blocks.
 */
public final class OpenedObject implements Closeable {

    /** Bytes that are looked at to tell the format. */
    private static final int LOOKED_AT = 32 << 10;

    private static final int PACKING_MARK = 16;
    private static final int BUFFER = 64 << 10;

    private final ObjectStream stored;
    private final Packing packing;
    private final ObjectFormat format;
    private final byte[] head;
    private final InputStream unpacked;
    private final @Nullable RecordReader records;

    private OpenedObject(
            ObjectStream stored,
            Packing packing,
            ObjectFormat format,
            byte[] head,
            InputStream unpacked,
            @Nullable RecordReader records) {
        this.stored = stored;
        this.packing = packing;
        this.format = format;
        this.head = head;
        this.unpacked = unpacked;
        this.records = records;
    }

    /**
     * Asks for the first bytes.
     *
     * @param mostParquet bytes of a Parquet object that may be fetched; a larger one has no records here
     * @throws ExpectedFailure if the object can't be read as what its first bytes say
     */
    public static OpenedObject open(ObjectStore store, StoredObject object, long mostParquet) {
        ObjectStream stored = new ObjectStream(store, object);
        try {
            BufferedInputStream raw = new BufferedInputStream(stored, BUFFER);
            Packing packing = Packing.of(peek(raw, PACKING_MARK), object.key());
            BufferedInputStream unpacked =
                    packing == Packing.NONE ? raw : new BufferedInputStream(packing.open(raw), BUFFER);
            byte[] head = peek(unpacked, LOOKED_AT);
            ObjectFormat format = FormatGuess.of(head, object.key());
            RecordReader records = reader(format, unpacked, object, mostParquet);
            return new OpenedObject(stored, packing, format, head, unpacked, records);
        } catch (IOException e) {
            throw unreadable(object, e);
        }
    }

    /** Names what is wrong with an object's bytes. */
    static ExpectedFailure unreadable(StoredObject object, IOException e) {
        return new ExpectedFailure(
                Failure.Kind.REJECTED,
                Text.of("{0} can't be read further.", object.name()),
                Text.of(
                        "{0}. It can still be downloaded.",
                        Objects.requireNonNullElse(e.getMessage(), Text.of("Its bytes are damaged"))),
                e);
    }

    private static byte[] peek(BufferedInputStream in, int most) throws IOException {
        in.mark(most);
        byte[] bytes = in.readNBytes(most);
        in.reset();
        return bytes;
    }

    private static @Nullable RecordReader reader(
            ObjectFormat format, InputStream in, StoredObject object, long mostParquet) throws IOException {
        return switch (format) {
            case JSON_LINES, JSON, FIREHOSE_ERRORS -> new JsonValues(in);
            case JSON_ARRAY -> JsonValues.elements(in, "");
            case CLOUD_TRAIL -> JsonValues.elements(in, "Records");
            case CSV -> new CsvRows(in, ',');
            case TSV -> new CsvRows(in, '\t');
            case TEXT -> new LinesOfText(in);
            case PARQUET -> object.size() > mostParquet ? null : new ParquetRows(fetched(in));
            case ORC, BINARY, EMPTY -> null;
        };
    }

    private static Path fetched(InputStream in) throws IOException {
        Path file = Files.createTempFile("weir-object", ".parquet");
        try (OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    public Packing packing() {
        return packing;
    }

    public ObjectFormat format() {
        return format;
    }

    /** The first bytes, unpacked. */
    byte[] head() {
        return head;
    }

    /** Bytes of the stored object that were asked for so far. */
    public long asked() {
        return stored.asked();
    }

    /** Bytes of the stored object that the records so far were read from. */
    public long position() {
        return stored.position();
    }

    /** The columns that the object itself declares; none for all but Parquet. */
    List<ParquetRows.Column> columns() {
        return records instanceof ParquetRows parquet ? parquet.columns() : List.of();
    }

    /** How many records there are, or −1 if only reading all tells. */
    long count() {
        return records instanceof ParquetRows parquet ? parquet.count() : -1;
    }

    /** Whether it can be taken apart into records here. */
    public boolean hasRecords() {
        return records != null;
    }

    /** The next record, or null at the end or if there are none. */
    public byte @Nullable [] next() throws IOException {
        return records == null ? null : records.next();
    }

    @Override
    public void close() throws IOException {
        if (records != null) {
            records.close();
        }
        unpacked.close();
    }
}
