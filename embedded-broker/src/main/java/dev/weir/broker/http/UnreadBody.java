package dev.weir.broker.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A request's body that was handed on as it arrives, and need not be read. A client that asked whether it may send begins
 * when the first byte is read. Used by one thread.
 */
public final class UnreadBody extends FilterInputStream {

    private final long length;
    private boolean begun;

    /** @param length the Content-Length, or -1 */
    public UnreadBody(InputStream in, long length) {
        super(in);
        this.length = length;
    }

    /** The Content-Length, or -1 if the client does not tell it. */
    public long length() {
        return length;
    }

    @Override
    public int read() throws IOException {
        begun = true;
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        begun = true;
        return super.read(bytes, offset, count);
    }

    @Override
    public long skip(long count) throws IOException {
        begun = true;
        return super.skip(count);
    }

    /**
     * Reads on and throws away, so that a client which reads the answer only after it sent everything gets to see it. A
     * client that waits for a word before it sends gets the answer in its place.
     */
    void drain(boolean clientWaits, long bound) throws IOException {
        if (begun || !clientWaits) {
            in.skip(bound);
        }
    }
}
