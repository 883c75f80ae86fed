package dev.weir.app.records.transfer;

import dev.weir.app.send.FileBytes;
import dev.weir.app.text.Text;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file while it is being written: beside its target, with {@code incomplete} in its name, renamed when it is whole. At
 * each checkpoint it is complete up to a length, compressed or not, so that it can be cut there and gone on with. Not
 * thread-safe.
 */
final class PartFile implements AutoCloseable {

    private final Path target;
    private final Path part;
    private final boolean gzip;
    private final RandomAccessFile file;
    private @Nullable OutputStream out;

    private PartFile(Path target, Path part, boolean gzip, RandomAccessFile file) {
        this.target = target;
        this.part = part;
        this.gzip = gzip;
        this.file = file;
    }

    /**
     * Where the part of a target is to stand: {@code orders.incomplete.jsonl}, or with a number where such a part of an
     * earlier export is still there.
     */
    static Path partOf(Path target) {
        Path part = partOf(target, "incomplete");
        for (int number = 2; Files.exists(part); number++) {
            part = partOf(target, "incomplete-" + number);
        }
        return part;
    }

    private static Path partOf(Path target, String word) {
        String name = String.valueOf(target.getFileName());
        int dot = name.indexOf('.', 1);
        String partName = dot < 0 ? name + "." + word : name.substring(0, dot) + "." + word + name.substring(dot);
        return target.resolveSibling(partName);
    }

    /**
     * Opens a part.
     *
     * @param length bytes to go on after, 0 for a fresh one
     */
    static PartFile open(Path target, Path part, boolean gzip, long length) throws IOException {
        // Not a channel: that would be closed by an interruption, before it is known how far the file is good.
        RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw");
        try {
            if (file.length() < length) {
                throw new IOException(Text.of("{0} is shorter than it was when it was left", part.getFileName()));
            }
            file.setLength(length);
            file.seek(length);
            return new PartFile(target, part, gzip, file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Where to write. */
    OutputStream out() throws IOException {
        OutputStream now = out;
        if (now == null) {
            OutputStream plain = new FileBytes(file);
            now = new BufferedOutputStream(gzip ? new GZIPOutputStream(plain, 32 * 1024) : plain, 64 * 1024);
            out = now;
        }
        return now;
    }

    /** Brings all that was written to the file, and returns its length. */
    long checkpoint() throws IOException {
        OutputStream now = out;
        if (now != null) {
            // A compressed file may have several members one after another; each checkpoint ends one.
            now.close();
            out = null;
        }
        return file.getFilePointer();
    }

    /** Gives the whole file its name. */
    Path finish() throws IOException {
        checkpoint();
        file.getFD().sync();
        file.close();
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        return target;
    }

    Path part() {
        return part;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
