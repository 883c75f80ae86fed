package dev.weir.broker.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;

/** A segment's bytes in a file, opened through one of H2's file systems; see {@link StoreSettings}. */
final class DiskBytes implements SegmentBytes {

    /** Java copies what it writes from the heap into a buffer that the thread keeps; slices keep that small. */
    private static final int SLICE = 256 * 1024;

    private final FileChannel channel;

    private DiskBytes(FileChannel channel) {
        this.channel = channel;
    }

    static DiskBytes toWrite(Path file, StoreSettings settings) throws IOException {
        return new DiskBytes(path(file, settings).open("rw"));
    }

    static DiskBytes toRead(Path file, StoreSettings settings) throws IOException {
        return new DiskBytes(path(file, settings).open("r"));
    }

    private static FilePath path(Path file, StoreSettings settings) {
        return FilePath.get(settings.filePrefix() + file.toAbsolutePath());
    }

    @Override
    public void write(long position, byte[] source) throws IOException {
        int written = 0;
        while (written < source.length) {
            ByteBuffer slice = ByteBuffer.wrap(source, written, Math.min(SLICE, source.length - written));
            written += channel.write(slice, position + written);
        }
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            ByteBuffer slice = ByteBuffer.wrap(target, offset + done, Math.min(SLICE, length - done));
            int count = channel.read(slice, position + done);
            if (count < 0) {
                throw new EOFException("the file ends at " + (position + done));
            }
            done += count;
        }
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    @Override
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
