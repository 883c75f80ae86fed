package dev.weir.app.objects.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stream of bytes that come in pieces; holds one at a time. Not thread-safe. */
abstract class PieceStream extends InputStream {

    private static final byte[] NOTHING = {};

    private byte[] piece = NOTHING;
    private int at;

    /** The next piece, which may be empty; null at the end. */
    abstract byte @Nullable [] next() throws IOException;

    /** How much of what came was not read yet. */
    final int unread() {
        return piece.length - at;
    }

    @Override
    public final int read() throws IOException {
        return fill() ? piece[at++] & 0xff : -1;
    }

    @Override
    public final int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int some = Math.min(length, unread());
        System.arraycopy(piece, at, target, offset, some);
        at += some;
        return some;
    }

    private boolean fill() throws IOException {
        while (at >= piece.length) {
            byte[] more = next();
            if (more == null) {
                return false;
            }
            piece = more;
            at = 0;
        }
        return true;
    }

    @Override
    public int available() {
        return unread();
    }
}
