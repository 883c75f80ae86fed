package dev.weir.broker.store;

import dev.weir.broker.sealed.DamagedFileException;
import dev.weir.broker.sealed.SealedData;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.h2.store.fs.FilePath;

/** A segment's bytes in a file, opened through one of H2's file systems; see {@link StoreSettings}. */
final class DiskBytes implements SegmentBytes {

    /** Java copies what it writes from the heap into a buffer that the thread keeps; slices keep that small. */
    private static final int SLICE = 256 * 1024;

    private final FileChannel channel;
    private final int unit;

    private DiskBytes(FileChannel channel, Path file) {
        this.channel = channel;
        this.unit = SealedData.isSealed(file) ? SealedData.LOG_PAGE : 1;
    }

    static DiskBytes toWrite(Path file, StoreSettings settings) throws IOException {
        return new DiskBytes(path(file, settings).open("rw"), file);
    }

    static DiskBytes toRead(Path file, StoreSettings settings) throws IOException {
        return new DiskBytes(path(file, settings).open("r"), file);
    }

    private static FilePath path(Path file, StoreSettings settings) {
        return FilePath.get(settings.filePrefix() + SealedFilePath.nameOf(file));
    }

    @Override
    public void write(long position, byte[] source) throws IOException {
        int written = 0;
        while (written < source.length) {
            ByteBuffer slice = ByteBuffer.wrap(source, written, Math.min(SLICE, source.length - written));
            written += channel.write(slice, position + written);
        }
    }

    /** Reads; what is damaged in a sealed file reads as zeros, which whoever reads takes for damage, or for a torn end. */
    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
        try {
            readWhole(position, target, offset, length);
        } catch (DamagedFileException _) {
            int count;
            for (int done = 0; done < length; done += count) {
                count = (int) Math.min(length - done, unit - (position + done) % unit);
                try {
                    readWhole(position + done, target, offset + done, count);
                } catch (DamagedFileException _) {
                    Arrays.fill(target, offset + done, offset + done + count, (byte) 0);
                }
            }
        }
    }

    @Override
    public int unit() {
        return unit;
    }

    private void readWhole(long position, byte[] target, int offset, int length) throws IOException {
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
