package dev.weir.broker.firehose.convert;

import dev.weir.broker.firehose.object.GivenUpFile;
import dev.weir.broker.firehose.object.ObjectWriter;
import dev.weir.broker.firehose.object.UnfitRecordException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes records as rows of an ORC file: stripes, then a footer, then what tells how to read that. At most one stripe is in
 * memory. Not thread-safe.
 */
final class OrcWriter implements ObjectWriter {

    private static final byte[] MAGIC = "ORC".getBytes(StandardCharsets.US_ASCII);

    /** The version of the format's writer whose habits these are: that of ORC 1.5. */
    private static final int WRITER_VERSION = 6;

    /** After how many bytes of records memory is looked at: columns count theirs one by one. */
    private static final int BETWEEN_LOOKS = 256 << 10;

    private final Path file;
    private final OutputStream out;
    private final JsonRows rows;
    private final OrcColumn root;
    private final int columns;
    private final Settings settings;
    private final List<byte[]> stripes = new ArrayList<>();
    private long at;
    private long total;
    private long inStripe;
    private int sinceLook;

    /**
     * How a file is written.
     *
     * @param minorVersion 11 or 12, of version 0 of the format
     */
    record Settings(OrcCompression compression, long stripeBytes, int minorVersion) {}

    OrcWriter(Path file, HiveType.Struct schema, JsonRows rows, Settings settings) throws IOException {
        this.file = file;
        this.rows = rows;
        this.settings = settings;
        OrcColumns made = new OrcColumns();
        this.root = made.of(schema);
        this.columns = made.count();
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
        append(MAGIC);
    }

    private void append(byte[] bytes) throws IOException {
        out.write(bytes);
        at += bytes.length;
    }

    @Override
    public void write(byte[] record) throws IOException, UnfitRecordException {
        root.add(rows.read(record));
        inStripe++;
        total++;
        sinceLook += record.length;
        if (sinceLook >= BETWEEN_LOOKS) {
            sinceLook = 0;
            if (root.bytes() >= settings.stripeBytes()) {
                endStripe();
            }
        }
    }

    private void endStripe() throws IOException {
        OrcStripe stripe = new OrcStripe(settings.compression());
        root.drain(stripe);
        long begin = at;
        stripe.data().writeTo(out);
        at += stripe.data().size();
        long dataLength = at - begin;
        byte[] footer = settings.compression().pack(stripe.footer(columns));
        append(footer);
        stripes.add(new OrcMessage()
                .number(1, begin)
                .number(2, 0)
                .number(3, dataLength)
                .number(4, footer.length)
                .number(5, inStripe)
                .bytes());
        inStripe = 0;
    }

    @Override
    public void finish() throws IOException {
        if (inStripe > 0) {
            endStripe();
        }
        long content = at - MAGIC.length;
        OrcMessage footer = new OrcMessage().number(1, MAGIC.length).number(2, content);
        stripes.forEach(stripe -> footer.bytes(3, stripe));
        types(root, footer);
        byte[] packed =
                settings.compression().pack(footer.number(6, total).number(8, 0).bytes());
        append(packed);
        byte[] postscript = new OrcMessage()
                .number(1, packed.length)
                .number(2, settings.compression().number())
                .number(3, OrcCompression.CHUNK_BYTES)
                .numbers(4, 0, settings.minorVersion())
                .number(5, 0)
                .number(6, WRITER_VERSION)
                .bytes(8_000, MAGIC)
                .bytes();
        append(postscript);
        append(new byte[] {(byte) postscript.length});
        out.close();
    }

    private static void types(OrcColumn column, OrcMessage footer) {
        footer.bytes(4, column.type().bytes());
        column.below().forEach(each -> types(each, footer));
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
        return OrcFormat.EXTENSION;
    }
}
