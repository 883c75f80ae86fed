package dev.weir.broker.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Writes a new file out of parts of others, and computes what is asked of all of it. Used by one thread. */
final class FileCopy implements AutoCloseable {

    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final FileChannel out;
    private final @Nullable MessageDigest md5;
    private final @Nullable Checksums algorithm;
    private final Checksums.@Nullable Running running;
    private long size;

    /**
     * @param etag whether the MD5 is wanted
     * @param algorithm of the checksum that is wanted; null for none
     */
    FileCopy(Path file, boolean etag, @Nullable Checksums algorithm) {
        this.file = file;
        this.md5 = etag ? Checksums.digest("MD5") : null;
        this.algorithm = algorithm;
        this.running = algorithm == null ? null : algorithm.begin();
        try {
            this.out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw ObjectFiles.failed(file, e);
        }
    }

    /** Adds some bytes of a file. */
    void add(FileChannel from, ByteRange range) {
        try {
            if (md5 == null && running == null) {
                transfer(from, range);
            } else {
                read(from, range);
            }
            size += range.length();
        } catch (IOException e) {
            throw ObjectFiles.failed(file, e);
        }
    }

    private void transfer(FileChannel from, ByteRange range) throws IOException {
        long at = range.first();
        while (at <= range.last()) {
            long count = from.transferTo(at, range.last() - at + 1, out);
            if (count <= 0) {
                throw new IOException("a file that it is copied from has become shorter");
            }
            at += count;
        }
    }

    private void read(FileChannel from, ByteRange range) throws IOException {
        byte[] array = new byte[(int) Math.min(BUFFER, Math.max(1, range.length()))];
        long at = range.first();
        while (at <= range.last()) {
            ByteBuffer buffer = ByteBuffer.wrap(array, 0, (int) Math.min(array.length, range.last() - at + 1));
            int count = from.read(buffer, at);
            if (count < 0) {
                throw new IOException("a file that it is copied from has become shorter");
            }
            at += count;
            if (md5 != null) {
                md5.update(array, 0, count);
            }
            if (running != null) {
                running.update(array, 0, count);
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        }
    }

    /**
     * What the bytes are; the end of the copy.
     *
     * @param etag to be told where none was computed
     */
    Digest digest(String etag) {
        ObjectChecksum checksum = algorithm == null || running == null
                ? null
                : new ObjectChecksum(algorithm.name(), Base64.getEncoder().encodeToString(running.value()), false);
        return new Digest(size, md5 == null ? etag : HexFormat.of().formatHex(md5.digest()), checksum);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw ObjectFiles.failed(file, e);
        }
    }
}
