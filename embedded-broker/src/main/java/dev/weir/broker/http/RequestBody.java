package dev.weir.broker.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * A request's body, read with a bound on what it may take of memory. The buffer grows with what has really arrived, so
 * a client that only announces a large body gets no memory for it.
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
record RequestBody(byte[] bytes, boolean tooLarge) {

    private static final int FIRST_BUFFER = 64 * 1024;
    private static final byte[] NOTHING = {};

    /**
     * Reads to the end. A body past the bound is read on and thrown away up to four times the bound, so that a client
     * which reads the answer only after it sent everything gets to see it.
     *
     * @param announced the Content-Length, or -1
     */
    static RequestBody read(InputStream in, long announced, int bound) throws IOException {
        if (announced > bound) {
            in.skip(4L * bound);
            return new RequestBody(NOTHING, true);
        }
        byte[] buffer = new byte[announced >= 0 ? (int) Math.min(announced, FIRST_BUFFER) : FIRST_BUFFER];
        int length = 0;
        while (true) {
            if (length == buffer.length) {
                if (length == announced) {
                    break;
                }
                int wanted = announced >= 0 ? (int) announced : bound + 1;
                buffer = Arrays.copyOf(buffer, Math.min(Math.max(4 * length, FIRST_BUFFER), wanted));
            }
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                break;
            }
            length += read;
            if (length > bound) {
                in.skip(3L * bound);
                return new RequestBody(NOTHING, true);
            }
        }
        return new RequestBody(length == buffer.length ? buffer : Arrays.copyOf(buffer, length), false);
    }

    /**
     * The body that this one is the gzip of, under the same bound: a small one can stand for gigabytes. SDK clients
     * compress large PutMetricData requests. What is no gzip stays as it is, and the format's reader complains.
     */
    RequestBody unzipped(int bound) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] plain = in.readNBytes(bound + 1);
            return plain.length > bound ? new RequestBody(NOTHING, true) : new RequestBody(plain, tooLarge);
        } catch (IOException e) {
            return this;
        }
    }
}
