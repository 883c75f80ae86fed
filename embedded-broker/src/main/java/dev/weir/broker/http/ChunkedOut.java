package dev.weir.broker.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.io.EndPoint;

/**
 * The way to a client of a streamed answer over HTTP/1.1, past Jetty's own writer. That one ends a chunk only when it
 * begins the next, and clients that wait for a chunk's end (Python's urllib3, so botocore) would see each event when the
 * following one is sent. Here every piece is a whole chunk. The connection is closed after the answer.
 */
final class ChunkedOut implements StreamedBody.Out {

    private static final byte[] LINE_END = ascii("\r\n");
    private static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");

    private final EndPoint connection;

    private ChunkedOut(EndPoint connection) {
        this.connection = connection;
    }

    /** Begins an answer by writing its head. */
    static ChunkedOut begin(EndPoint connection, int status, Map<String, String> headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" OK\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        ChunkedOut out = new ChunkedOut(connection);
        out.send(ByteBuffer.wrap(ascii(head.toString())));
        return out;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        send(ByteBuffer.wrap(ascii(Integer.toHexString(bytes.remaining()) + "\r\n")), bytes, ByteBuffer.wrap(LINE_END));
    }

    /** Nobody reads from the connection while it is written to, so that it is closed shows only in the next write. */
    @Override
    public void onClose(Runnable action) {}

    /** Tells the client that it has everything. */
    void end() throws IOException {
        send(ByteBuffer.wrap(LAST_CHUNK));
    }

    private void send(ByteBuffer... buffers) throws IOException {
        PendingWrite written = new PendingWrite();
        connection.write(written, buffers);
        written.await();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
