package dev.weir.app.records.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file of blocks, written at its end and read anywhere. A channel would be closed by the interrupt that ends a reader's
 * thread; this is not. Thread-safe.
 */
final class SpillFile {

    private final Path path;
    private final RandomAccessFile file;
    private long length;
    private boolean deleted;

    SpillFile(Path path) throws IOException {
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    Path path() {
        return path;
    }

    synchronized long length() {
        return length;
    }

    /** Writes bytes at the end; gives where they begin. */
    synchronized long append(byte[] bytes, int count) throws IOException {
        file.seek(length);
        file.write(bytes, 0, count);
        long at = length;
        length += count;
        return at;
    }

    /** Reads bytes that were appended. Blocks. */
    synchronized byte[] read(long from, int count) throws IOException {
        byte[] bytes = new byte[count];
        file.seek(from);
        file.readFully(bytes);
        return bytes;
    }

    /** Ends it for good. Idempotent. */
    synchronized void delete() throws IOException {
        if (!deleted) {
            deleted = true;
            file.close();
            Files.deleteIfExists(path);
        }
    }
}
