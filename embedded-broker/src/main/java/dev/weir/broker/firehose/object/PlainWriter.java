package dev.weir.broker.firehose.object;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes records one after another as they are, compressed or not. Not thread-safe. */
public final class PlainWriter implements ObjectWriter {

    private static final int BUFFER_BYTES = 64 << 10;

    private final Path file;
    private final Compression compression;
    private final OutputStream out;

    /** @param entry the name of the one entry of an archive */
    public PlainWriter(Path file, Compression compression, String entry) throws IOException {
        this.file = file;
        this.compression = compression;
        OutputStream bytes = Files.newOutputStream(file);
        try {
            this.out = new BufferedOutputStream(
                    compression.over(new BufferedOutputStream(bytes, BUFFER_BYTES), entry), BUFFER_BYTES);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public void write(byte[] record) throws IOException {
        out.write(record);
    }

    @Override
    public void finish() throws IOException {
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
        return compression.extension();
    }
}
