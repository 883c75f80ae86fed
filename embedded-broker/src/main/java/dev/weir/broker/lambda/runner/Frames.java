package dev.weir.broker.lambda.runner;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What a function's process tells the broker on its standard output: frames, each begun by three bytes that no text
 * has. Whatever stands between frames is text that something wrote past {@link System#out}, and counts as log.
 * Thread-safe.
 */
public final class Frames {

    /** The first byte of a frame. */
    public static final byte MARK = 0;

    /** What follows it, before the frame's kind, length and content. */
    public static final short MARK_REST = ('W' << 8) | 'R';

    /** The process has loaded its function; no content. */
    public static final byte READY = 'R';

    /** The function could not be loaded; its error in JSON. */
    public static final byte NOT_READY = 'N';

    /** A piece of log in UTF-8. */
    public static final byte LOG = 'L';

    /** The function's answer, after the bytes of memory in use as a long. */
    public static final byte ANSWER = 'A';

    /** The function's error in JSON, after the bytes of memory in use as a long. */
    public static final byte ERROR = 'E';

    /** As {@link #ERROR}, after which the process ends. */
    public static final byte FATAL = 'F';

    /** The most that a frame may hold: an answer of the bound of the service, and a little. */
    public static final int MOST = (6 << 20) + (64 << 10);

    private final DataOutputStream out;

    Frames(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    synchronized void write(byte kind, byte[] content, int offset, int length) throws IOException {
        out.writeByte(MARK);
        out.writeShort(MARK_REST);
        out.writeByte(kind);
        out.writeInt(length);
        out.write(content, offset, length);
        out.flush();
    }

    void write(byte kind, byte[] content) throws IOException {
        write(kind, content, 0, content.length);
    }

    /** Tells how a call ended. */
    synchronized void end(byte kind, byte[] content) throws IOException {
        Runtime runtime = Runtime.getRuntime();
        out.writeByte(MARK);
        out.writeShort(MARK_REST);
        out.writeByte(kind);
        out.writeInt(content.length + Long.BYTES);
        out.writeLong(runtime.totalMemory() - runtime.freeMemory());
        out.write(content);
        out.flush();
    }
}
