package dev.weir.broker.firehose.onward;

import dev.weir.broker.firehose.object.GivenUpFile;
import dev.weir.broker.firehose.object.ObjectWriter;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;

/** Keeps the records of a batch apart from each other, in a file. Not thread-safe. */
public final class BatchWriter implements ObjectWriter {

    private final Path file;
    private final DataOutputStream out;
    private final IntUnaryOperator sizes;
    private final long mostBytes;
    private long size;
    private long lastPosition = -1;
    private int part;
    private int records;
    private long bytes;

    /**
     * @param sizes how many bytes a request needs for a record of so many bytes
     * @param mostBytes that a request may have
     */
    public BatchWriter(Path file, IntUnaryOperator sizes, long mostBytes) throws IOException {
        this.file = file;
        this.sizes = sizes;
        this.mostBytes = mostBytes;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    @Override
    public void write(byte[] record) throws IOException {
        write(lastPosition + 1, 0, record);
    }

    @Override
    public void write(long position, long arrivalMillis, byte[] record) throws IOException {
        part = position == lastPosition ? part + 1 : 0;
        lastPosition = position;
        out.writeLong(position);
        out.writeInt(part);
        out.writeLong(arrivalMillis);
        out.writeInt(record.length);
        out.write(record);
        size += sizes.applyAsInt(record.length);
        bytes += record.length;
        records++;
    }

    /** Whether one request holds no more. */
    @Override
    public boolean isFull() {
        return size >= mostBytes;
    }

    @Override
    public void finish() throws IOException {
        out.close();
    }

    /**
     * What was written, once it is finished.
     *
     * @param origin tells the source of its records from all others
     */
    public Batch batch(String origin) {
        return new Batch(file, origin, records, bytes);
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
        return "";
    }
}
