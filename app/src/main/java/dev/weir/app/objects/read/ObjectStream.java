package dev.weir.app.objects.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

/**
 * An object's bytes, asked for by ranges as they are read: small ones first, so that a look costs little, then up to 4 MiB. Holds
 * one range at a time. Not thread-safe; reading blocks and throws what the SDK throws.
 */
public final class ObjectStream extends InputStream {

    private static final int FIRST_RANGE = 128 << 10;
    private static final int LARGEST_RANGE = 4 << 20;

    private final ObjectStore store;
    private final StoredObject object;
    private byte[] range = new byte[0];
    private int at;
    private long asked;
    private int next = FIRST_RANGE;

    public ObjectStream(ObjectStore store, StoredObject object) {
        this.store = store;
        this.object = object;
    }

    /** Bytes that were asked for so far. */
    public long asked() {
        return asked;
    }

    /** Bytes that were read so far. */
    public long position() {
        return asked - (range.length - at);
    }

    @Override
    public int read() throws IOException {
        return fill() ? range[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int some = Math.min(length, range.length - at);
        System.arraycopy(range, at, target, offset, some);
        at += some;
        return some;
    }

    private boolean fill() throws IOException {
        if (at < range.length) {
            return true;
        }
        if (asked >= object.size()) {
            return false;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("Nobody waits for this object any more");
        }
        int length = (int) Math.min(next, object.size() - asked);
        range = store.range(object, asked, length);
        at = 0;
        if (range.length == 0) {
            return false;
        }
        asked += range.length;
        next = Math.min(next * 4, LARGEST_RANGE);
        return true;
    }

    @Override
    public int available() {
        return range.length - at;
    }
}
