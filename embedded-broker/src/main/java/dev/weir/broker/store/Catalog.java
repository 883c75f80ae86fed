package dev.weir.broker.store;

import dev.weir.broker.sealed.DamagedFileException;
import dev.weir.broker.sealed.SealedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the record store has to remember beside the segments, as a small text file that is appended to: where each
 * shard is trimmed and how far it ever reached, which shards are dropped, and what sealed segments hold (so that they
 * need not be opened at a start). Each line ends with its checksum; a torn last line is ignored. Without a folder it
 * remembers nothing. Not thread-safe: one thread uses it.
 */
final class Catalog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);
    private static final String HEADER = "weir-record-catalog 1";
    private static final long REWRITE_BYTES = 4L * 1024 * 1024;

    private final @Nullable Path path;
    private @Nullable FileChannel channel;
    private long rewriteAt = REWRITE_BYTES;

    private Catalog(@Nullable Path path) {
        this.path = path;
    }

    static Catalog nowhere() {
        return new Catalog(null);
    }

    static Catalog at(Path path) {
        return new Catalog(path);
    }

    /** Reads what is there, in the order it was written; an unreadable rest is left out. */
    List<CatalogEntry> load() throws IOException {
        List<CatalogEntry> entries = new ArrayList<>();
        if (path == null || !Files.exists(path)) {
            return entries;
        }
        List<String> lines = new String(bytes(path), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
        if (!lines.isEmpty() && !HEADER.equals(checked(lines.getFirst()))) {
            throw new StoreException(
                    "The file " + path + " is damaged or of a newer Weir: update Weir or choose another data folder.");
        }
        for (String line : lines.stream().skip(1).toList()) {
            String text = checked(line);
            if (text == null) {
                break;
            }
            entries.add(CatalogEntry.parse(text));
        }
        return entries;
    }

    /** Replaces everything by what still matters, and opens the file for adding. */
    void rewrite(List<CatalogEntry> entries) throws IOException {
        if (path == null) {
            return;
        }
        close();
        Path next = path.resolveSibling(path.getFileName() + ".new");
        StringBuilder text = new StringBuilder(withChecksum(HEADER));
        entries.forEach(entry -> text.append(withChecksum(entry.line())));
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeFully(out, filledUp(text));
            out.force(true);
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        rewriteAt = Math.max(REWRITE_BYTES, 4L * text.length());
    }

    /** Whether so much was added that a rewrite pays. */
    boolean isLong() throws IOException {
        return channel != null && channel.size() > rewriteAt;
    }

    /**
     * Adds entries; they survive the process being killed, and with {@code force} the machine too. On failure none is
     * added.
     */
    void add(List<CatalogEntry> entries, boolean force) throws IOException {
        if (channel == null || entries.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(withChecksum(entry.line())));
        long length = channel.size();
        try {
            writeFully(channel, filledUp(text));
            if (force) {
                channel.force(false);
            }
        } catch (IOException e) {
            channel.truncate(length);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    /** All of a file; a last page of a sealed one that is not whole is left out, as a kill can leave such a one. */
    private static byte[] bytes(Path path) throws IOException {
        try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(in.size()));
            int page = SealedData.isSealed(path) ? SealedData.LOG_PAGE : Math.max(1, bytes.capacity());
            while (bytes.hasRemaining()) {
                int at = bytes.position();
                bytes.limit(Math.min(bytes.capacity(), at + page));
                try {
                    if (in.read(bytes, at) < 0) {
                        break;
                    }
                } catch (DamagedFileException e) {
                    if (bytes.limit() < bytes.capacity()) {
                        throw e;
                    }
                    LOG.warn("The end of it is left out: {}", e.getMessage());
                    break;
                }
                bytes.limit(bytes.capacity());
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    /** In a sealed file what is added has pages of its own, filled up by empty lines. */
    private StringBuilder filledUp(StringBuilder text) {
        if (path != null && SealedData.isSealed(path)) {
            int length = text.toString().getBytes(StandardCharsets.UTF_8).length;
            text.repeat('\n', Math.ceilDiv(length, SealedData.LOG_PAGE) * SealedData.LOG_PAGE - length);
        }
        return text;
    }

    private static void writeFully(FileChannel out, CharSequence text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static String withChecksum(String text) {
        return text + '\t' + checksum(text) + '\n';
    }

    private static @Nullable String checked(String line) {
        int tab = line.lastIndexOf('\t');
        if (tab < 0) {
            return null;
        }
        String text = line.substring(0, tab);
        return checksum(text).equals(line.substring(tab + 1)) ? text : null;
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
