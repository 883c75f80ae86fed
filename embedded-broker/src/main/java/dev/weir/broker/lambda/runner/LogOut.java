package dev.weir.broker.lambda.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream whose bytes become log, piece by piece. Thread-safe. */
final class LogOut extends OutputStream {

    private static final int PIECE = 8 * 1024;

    private final Frames frames;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();

    LogOut(Frames frames) {
        this.frames = frames;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        piece.write(b);
        if (piece.size() >= PIECE) {
            flush();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int some = Math.min(PIECE - piece.size(), count - done);
            piece.write(bytes, offset + done, some);
            done += some;
            if (piece.size() >= PIECE) {
                flush();
            }
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        if (piece.size() > 0) {
            frames.write(Frames.LOG, piece.toByteArray());
            piece.reset();
        }
    }
}
