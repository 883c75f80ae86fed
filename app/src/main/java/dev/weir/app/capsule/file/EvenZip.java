package dev.weir.app.capsule.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP whose members never unpack to so many times their size that a reader must take them for a bomb: where data is
 * that even, it is stored as it is for a while.
 */
final class EvenZip extends ZipOutputStream {

    private static final int STEP = 1 << 20;
    private static final int UNEASY = Bounds.RATIO / 2;

    private long since;
    private boolean stored;

    EvenZip(OutputStream out) {
        super(out);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        while (at < from + length) {
            int some = (int) Math.min(STEP - since, from + length - at);
            super.write(bytes, at, some);
            at += some;
            since += some;
            if (since >= STEP) {
                since = 0;
                look();
            }
        }
    }

    @Override
    public void closeEntry() throws IOException {
        super.closeEntry();
        since = 0;
        level(false);
    }

    private void look() {
        long in = def.getBytesRead();
        level(in > Bounds.SMALL / 2 && in > UNEASY * Math.max(1, def.getBytesWritten()));
    }

    private void level(boolean store) {
        if (store != stored) {
            stored = store;
            setLevel(store ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        }
    }
}
