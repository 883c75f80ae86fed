package dev.weir.broker.sealed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages of one open file, sealed as they are written and opened as they are read. Thread-safe. */
final class SealedPages {

    /** Java copies what it writes from the heap into a buffer that the thread keeps; slices keep that small. */
    static final int SLICE = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(SealedPages.class);
    private static final int NONE = -1;

    private final Path path;
    private final FileChannel base;
    private final PageCipher cipher;
    private final Pages pages;

    /** How many pages at the beginning are one thing twice: only one of them need be whole. */
    private final int twins;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** The page that is written in part, as far as it is written; sealed when it is whole or must be in the file. */
    private final byte[] partial;

    private long partialPage = NONE;
    private int partialLength;
    private boolean dirty;

    SealedPages(Path path, FileChannel base, PageCipher cipher, Pages pages, int twins) {
        this.path = path;
        this.base = base;
        this.cipher = cipher;
        this.pages = pages;
        this.twins = twins;
        this.partial = new byte[pages.bytes()];
    }

    FileChannel base() {
        return base;
    }

    long size() throws IOException {
        lock.readLock().lock();
        try {
            return currentSize();
        } finally {
            lock.readLock().unlock();
        }
    }

    private long currentSize() throws IOException {
        long inFile = pages.plainSize(base.size());
        return dirty ? Math.max(inFile, partialPage * pages.bytes() + partialLength) : inFile;
    }

    int read(ByteBuffer target, long from) throws IOException {
        int done = 0;
        while (target.hasRemaining()) {
            int count = readSome(target, from + done);
            if (count < 0) {
                return done == 0 ? -1 : done;
            }
            done += count;
        }
        return done;
    }

    private int readSome(ByteBuffer target, long from) throws IOException {
        long page = from / pages.bytes();
        int skip = (int) (from % pages.bytes());
        byte[] sealed;
        int got;
        lock.readLock().lock();
        try {
            if (from >= currentSize()) {
                return -1;
            }
            if (dirty && page == partialPage) {
                int count = Math.min(target.remaining(), partialLength - skip);
                target.put(partial, skip, count);
                return count;
            }
            sealed = new byte[wanted(page, skip, target.remaining()) * pages.sealedBytes()];
            got = readSealed(sealed, pages.position(page));
        } finally {
            lock.readLock().unlock();
        }
        return opened(sealed, got, page, skip, target);
    }

    /** How many pages are read at once. The page that is kept in memory is not among them. */
    private int wanted(long page, int skip, int length) {
        long most = Math.min(Math.ceilDiv(skip + length, pages.bytes()), Math.max(1, SLICE / pages.sealedBytes()));
        return (int) (dirty && page < partialPage ? Math.min(most, partialPage - page) : most);
    }

    private int readSealed(byte[] sealed, long position) throws IOException {
        int got = 0;
        while (got < sealed.length) {
            int count = base.read(ByteBuffer.wrap(sealed, got, sealed.length - got), position + got);
            if (count < 0) {
                break;
            }
            got += count;
        }
        return got;
    }

    private int opened(byte[] sealed, int got, long firstPage, int skip, ByteBuffer target) throws IOException {
        byte[] plain = new byte[pages.bytes()];
        int done = 0;
        int from = skip;
        for (int at = 0; at + PageCipher.OVERHEAD < got && target.hasRemaining(); at += pages.sealedBytes()) {
            int length = Math.min(pages.sealedBytes(), got - at);
            long page = firstPage + at / pages.sealedBytes();
            int opened = cipher.open(sealed, at, length, page, plain, 0);
            if (opened < 0) {
                opened = unreadable(page, length, plain);
            }
            int count = Math.min(opened - from, target.remaining());
            if (count <= 0) {
                break;
            }
            target.put(plain, from, count);
            done += count;
            from = 0;
        }
        return done == 0 ? -1 : done;
    }

    /** Says that a page is not what was sealed there; where its twin is, it counts as empty. */
    private int unreadable(long page, int length, byte[] plain) throws IOException {
        if (page < twins && length == pages.sealedBytes()) {
            for (int twin = 0; twin < twins; twin++) {
                byte[] sealed = new byte[pages.sealedBytes()];
                int got = readSealed(sealed, pages.position(twin));
                if (twin != page && cipher.open(sealed, 0, got, twin, plain, 0) == pages.bytes()) {
                    LOG.warn(
                            "{}; its copy is whole and is used",
                            DamagedFileException.changed(path, page).getMessage());
                    Arrays.fill(plain, (byte) 0);
                    return pages.bytes();
                }
            }
        }
        // Said here too, because whoever reads may go on with what is older.
        DamagedFileException damage = DamagedFileException.changed(path, page);
        LOG.warn("In a sealed folder, {}", damage.getMessage());
        throw damage;
    }

    int write(ByteBuffer source, long at) throws IOException {
        int length = source.remaining();
        byte[] bytes;
        int offset = 0;
        if (source.hasArray()) {
            bytes = source.array();
            offset = source.arrayOffset() + source.position();
        } else {
            bytes = new byte[length];
            source.duplicate().get(bytes);
        }
        lock.writeLock().lock();
        try {
            fill(at);
            write(bytes, offset, length, at);
            source.position(source.limit());
            return length;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Writes zeros between the end and a position past it. */
    private void fill(long to) throws IOException {
        byte[] zeros = new byte[0];
        for (long end = currentSize(); end < to; end = currentSize()) {
            int count = (int) Math.min(SLICE, to - end);
            zeros = zeros.length < count ? new byte[count] : zeros;
            write(zeros, 0, count, end);
        }
    }

    private void write(byte[] bytes, int offset, int length, long at) throws IOException {
        int most = Math.max(1, SLICE / pages.sealedBytes()) * pages.bytes();
        int done = 0;
        while (done < length) {
            long page = (at + done) / pages.bytes();
            int skip = (int) ((at + done) % pages.bytes());
            int count;
            if (skip == 0 && length - done >= pages.bytes()) {
                count = Math.min((length - done) / pages.bytes() * pages.bytes(), most);
                keepOut(page, count / pages.bytes());
                writeSealed(cipher.seal(bytes, offset + done, count, page, pages.bytes()), page);
            } else {
                count = Math.min(length - done, pages.bytes() - skip);
                load(page);
                System.arraycopy(bytes, offset + done, partial, skip, count);
                partialLength = Math.max(partialLength, skip + count);
                dirty = true;
                if (partialLength == pages.bytes() && skip + count == pages.bytes()) {
                    flush();
                }
            }
            done += count;
        }
    }

    /** Makes sure that the page in memory is none of those that are written now. */
    private void keepOut(long first, int count) throws IOException {
        if (partialPage >= first && partialPage < first + count) {
            dirty = false;
        }
        flush();
        partialPage = NONE;
    }

    /** Has a page in memory to be written in part. */
    private void load(long page) throws IOException {
        if (page == partialPage) {
            return;
        }
        flush();
        partialPage = NONE;
        byte[] sealed = new byte[pages.sealedBytes()];
        int got = readSealed(sealed, pages.position(page));
        partialLength = 0;
        if (got > PageCipher.OVERHEAD) {
            partialLength = cipher.open(sealed, 0, got, page, partial, 0);
            if (partialLength < 0) {
                throw DamagedFileException.changed(path, page);
            }
        }
        partialPage = page;
    }

    /** Has all that was written in the file. */
    private void flush() throws IOException {
        if (dirty) {
            writeSealed(cipher.seal(partial, 0, partialLength, partialPage, pages.bytes()), partialPage);
            dirty = false;
        }
    }

    private void writeSealed(byte[] sealed, long page) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        while (buffer.hasRemaining()) {
            base.write(buffer, pages.position(page) + buffer.position());
        }
    }

    void truncate(long size) throws IOException {
        lock.writeLock().lock();
        try {
            if (size >= currentSize()) {
                // A rest of a page that was never whole goes away all the same.
                if (!dirty) {
                    base.truncate(pages.fileSize(currentSize()));
                }
                return;
            }
            long page = size / pages.bytes();
            int rest = (int) (size % pages.bytes());
            if (rest > 0) {
                load(page);
                partialLength = rest;
                dirty = true;
            } else if (partialPage >= page) {
                dirty = false;
                partialPage = NONE;
            }
            if (partialPage > page) {
                dirty = false;
                partialPage = NONE;
            }
            flush();
            base.truncate(pages.fileSize(size));
        } finally {
            lock.writeLock().unlock();
        }
    }

    void force(boolean metaData) throws IOException {
        lock.writeLock().lock();
        try {
            flush();
        } finally {
            lock.writeLock().unlock();
        }
        base.force(metaData);
    }

    void close() throws IOException {
        lock.writeLock().lock();
        try {
            if (base.isOpen()) {
                flush();
            }
        } finally {
            Arrays.fill(partial, (byte) 0);
            base.close();
            lock.writeLock().unlock();
        }
    }
}
