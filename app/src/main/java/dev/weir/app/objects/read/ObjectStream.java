package dev.weir.app.objects.read;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/**
 * An object's bytes, asked for by ranges as they are read: small ones first, so that a look costs little, then up to 4 MiB. Holds
 * one range at a time. Not thread-safe; reading blocks and throws what the SDK throws.
 */
public final class ObjectStream extends PieceStream {

    private static final int FIRST_RANGE = 128 << 10;
    private static final int LARGEST_RANGE = 4 << 20;

    private final ObjectStore store;
    private final StoredObject object;
    private long asked;
    private int length = FIRST_RANGE;

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
        return asked - unread();
    }

    @Override
    byte @Nullable [] next() throws IOException {
        if (asked >= object.size()) {
            return null;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("Nobody waits for this object any more");
        }
        byte[] range = store.range(object, asked, (int) Math.min(length, object.size() - asked));
        if (range.length == 0) {
            return null;
        }
        asked += range.length;
        length = Math.min(length * 4, LARGEST_RANGE);
        return range;
    }
}
