package dev.weir.broker.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system for H2 that lets so many more bytes be written, and then is full; it can also fail to force. */
public final class FullDisk extends FilePathWrapper {

    static final String PREFIX = "fulldisk:";

    /** How many bytes there is room for. */
    static final AtomicLong ROOM = new AtomicLong(Long.MAX_VALUE);

    /** Whether forcing fails. */
    static volatile boolean forceFails;

    /** How many times a file was forced. */
    static final AtomicInteger FORCED = new AtomicInteger();

    private static boolean registered;

    static synchronized void reset() {
        if (!registered) {
            FilePath.register(new FullDisk());
            registered = true;
        }
        ROOM.set(Long.MAX_VALUE);
        forceFails = false;
        FORCED.set(0);
    }

    @Override
    public String getScheme() {
        return "fulldisk";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(getBase().open(mode));
    }

    private static final class Channel extends FileChannel {

        private final FileChannel base;

        Channel(FileChannel base) {
            this.base = base;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return write(source, base.position());
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            long room = ROOM.get();
            if (source.remaining() > room) {
                // A full disk takes a part first: the file is left torn.
                ByteBuffer part = source.slice(source.position(), (int) room);
                base.write(part, position);
                ROOM.set(0);
                throw new IOException("No space left on device");
            }
            ROOM.addAndGet(-source.remaining());
            return base.write(source, position);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            FORCED.incrementAndGet();
            if (forceFails) {
                throw new IOException("Input/output error");
            }
            base.force(metaData);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return base.read(target);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public long position() throws IOException {
            return base.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            base.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            base.truncate(size);
            return this;
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            return base.lock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }
    }
}
