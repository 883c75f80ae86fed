package dev.weir.broker.sealed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A sealed file as if it were not sealed. Whole pages are sealed as they are written; a page that is written in part is
 * kept until it is whole, or the file is forced or closed. So who appends to what was forced, and must not lose it,
 * writes whole pages: a page that was forced in part is written anew in its place. Thread-safe.
 */
final class SealedChannel extends FileChannel {

    private final SealedPages file;
    private final boolean readable;
    private final boolean writable;
    private final boolean appending;
    private final ReentrantLock positionLock = new ReentrantLock();
    private long position;

    SealedChannel(SealedPages file, boolean readable, boolean writable, boolean appending) {
        this.file = file;
        this.readable = readable;
        this.writable = writable;
        this.appending = appending;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        positionLock.lock();
        try {
            int count = read(target, position);
            position += Math.max(0, count);
            return count;
        } finally {
            positionLock.unlock();
        }
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        long done = 0;
        for (int i = offset; i < offset + length; i++) {
            while (targets[i].hasRemaining()) {
                int count = read(targets[i]);
                if (count < 0) {
                    return done == 0 ? -1 : done;
                }
                done += count;
            }
        }
        return done;
    }

    @Override
    public int read(ByteBuffer target, long from) throws IOException {
        if (!readable) {
            throw new NonReadableChannelException();
        }
        return file.read(target, from);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        positionLock.lock();
        try {
            if (appending) {
                position = file.size();
            }
            int count = write(source, position);
            position += count;
            return count;
        } finally {
            positionLock.unlock();
        }
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        long done = 0;
        for (int i = offset; i < offset + length; i++) {
            done += write(sources[i]);
        }
        return done;
    }

    @Override
    public int write(ByteBuffer source, long at) throws IOException {
        if (!writable) {
            throw new NonWritableChannelException();
        }
        return file.write(source, at);
    }

    @Override
    public long position() {
        positionLock.lock();
        try {
            return position;
        } finally {
            positionLock.unlock();
        }
    }

    @Override
    public FileChannel position(long newPosition) {
        positionLock.lock();
        try {
            position = newPosition;
            return this;
        } finally {
            positionLock.unlock();
        }
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        if (!writable) {
            throw new NonWritableChannelException();
        }
        positionLock.lock();
        try {
            file.truncate(size);
            position = Math.min(position, size);
            return this;
        } finally {
            positionLock.unlock();
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(SealedPages.SLICE, count));
        int read = read(buffer, from);
        buffer.flip();
        while (buffer.hasRemaining()) {
            target.write(buffer);
        }
        return Math.max(0, read);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long at, long count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(SealedPages.SLICE, count));
        int read = source.read(buffer);
        buffer.flip();
        while (buffer.hasRemaining()) {
            write(buffer, at + buffer.position());
        }
        return Math.max(0, read);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long from, long length) {
        throw new UnsupportedOperationException("A sealed file cannot be mapped");
    }

    @Override
    public FileLock lock(long from, long length, boolean shared) throws IOException {
        return file.base().lock(from, length, shared);
    }

    @Override
    @SuppressWarnings("NullAway") // null is what the method gives for no lock
    public FileLock tryLock(long from, long length, boolean shared) throws IOException {
        return file.base().tryLock(from, length, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
