package dev.weir.app.capsule.file;

import dev.weir.app.capsule.file.Manifest.StreamTally;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Writes a capsule from front to back; what is in memory is one record. Until {@link #finish} what is there is no capsule.
 * Not thread-safe.
 */
public final class CapsuleWriter implements AutoCloseable {

    private final Counted file;
    private final EvenZip zip;
    private final List<Manifest.Member> members = new ArrayList<>();
    private final List<StreamTally> streams = new ArrayList<>();
    private @Nullable Records open;
    private long unpacked;

    /** @param out closed with this */
    public CapsuleWriter(OutputStream out) throws IOException {
        this.file = new Counted(out);
        this.zip = new EvenZip(file);
        type();
    }

    /** Stored as it is and first, so that the file can be told by its first bytes. */
    private void type() throws IOException {
        byte[] type = Bounds.MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        ZipEntry entry = new ZipEntry(Names.TYPE);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(type.length);
        entry.setCompressedSize(type.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(type, 0, type.length);
        zip.closeEntry();
    }

    /** Whether the file is as large as a capsule may become: no more records are taken. */
    public boolean full() {
        return file.bytes > Bounds.LARGEST_FILE - Bounds.RESERVED || unpacked > Bounds.LARGEST_UNPACKED - (1L << 30);
    }

    /** Bytes of the file so far. */
    public long bytes() {
        return file.bytes;
    }

    /** Begins a stream; its records follow one by one, and {@link Records#end} ends it. */
    public Records stream(StreamPart stream) throws IOException {
        int number = streams.size() + 1;
        part(Names.stream(number), stream);
        zip.putNextEntry(new ZipEntry(Names.records(number)));
        Records records = new Records(stream.name(), Names.records(number));
        open = records;
        return records;
    }

    public void queries(List<SavedQuery> queries) throws IOException {
        part(Names.QUERIES, queries);
    }

    public void deliveries(List<SavedDelivery> deliveries) throws IOException {
        part(Names.DELIVERIES, deliveries);
    }

    public void layout(SavedLayout layout) throws IOException {
        part(Names.LAYOUT, layout);
    }

    private void part(String name, Object value) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        MemberOut out = new MemberOut(zip);
        out.write(Json.STRICT.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
        zip.closeEntry();
        members.add(out.member(name, 0));
    }

    /**
     * Writes the manifest, with which the file is a capsule.
     *
     * @param about what it is to say; the streams and members of it are filled in here
     */
    public Manifest finish(Manifest about) throws IOException {
        Records unfinished = open;
        if (unfinished != null) {
            unfinished.end();
        }
        Manifest manifest = new Manifest(
                Bounds.FORMAT,
                Bounds.VERSION,
                about.capsule(),
                about.madeAt(),
                about.madeBy(),
                about.from(),
                about.region(),
                about.complete(),
                about.notes(),
                about.masked(),
                streams,
                members);
        zip.putNextEntry(new ZipEntry(Names.MANIFEST));
        byte[] json = Json.STRICT.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        zip.write(json, 0, json.length);
        zip.closeEntry();
        zip.finish();
        zip.flush();
        return manifest;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** The records of one stream on their way into the file. */
    public final class Records {

        private final String stream;
        private final String name;
        private final MemberOut out = new MemberOut(zip);
        private long records;
        private long bytes;
        private String oldest = "";
        private String newest = "";

        private Records(String stream, String name) {
            this.stream = stream;
            this.name = name;
        }

        public void add(SavedRecord saved) throws IOException {
            byte[] line = RecordLine.of(saved);
            out.write(line, 0, line.length);
            out.write('\n');
            unpacked += line.length + 1;
            records++;
            bytes += saved.data().length;
            oldest = oldest.isEmpty() ? saved.arrival() : oldest;
            newest = saved.arrival();
        }

        public long count() {
            return records;
        }

        public void end() throws IOException {
            if (this.equals(open)) {
                open = null;
                zip.closeEntry();
                members.add(out.member(name, records));
                streams.add(new StreamTally(stream, records, bytes, oldest, newest));
            }
        }
    }

    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long bytes;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
