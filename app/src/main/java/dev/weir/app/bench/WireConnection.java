package dev.weir.app.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One kept HTTP/1.1 connection that does as little as a client can, so that what is measured is the server and not the
 * client beside it. Used by one thread.
 */
final class WireConnection implements AutoCloseable {

    private static final int HEX = 16;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private byte[] answer = new byte[1 << 16];
    private int length;

    WireConnection(URI endpoint) throws IOException {
        socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /**
     * Sends a request as it is and reads the answer's body, which is then in {@link #answer()}.
     *
     * @return how long the body is, in bytes
     * @throws IOException if the status was not 200, with the beginning of the body
     */
    int call(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        String status = line();
        int announced = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            if (colon > 0 && header.substring(0, colon).toLowerCase(Locale.ROOT).equals("content-length")) {
                announced = Integer.parseInt(header.substring(colon + 1).strip());
            }
        }
        length = 0;
        if (announced >= 0) {
            fill(announced);
        } else {
            chunks();
        }
        if (!status.contains(" 200 ")) {
            throw new IOException(status + ": " + new String(answer, 0, Math.min(length, 300), StandardCharsets.UTF_8));
        }
        return length;
    }

    /** The body of the last answer, from its beginning; overwritten by the next one. */
    byte[] answer() {
        return answer;
    }

    private void chunks() throws IOException {
        for (int size = chunk(); size > 0; size = chunk()) {
            fill(size);
            line();
        }
        line();
    }

    private int chunk() throws IOException {
        String size = line();
        int end = size.indexOf(';');
        return Integer.parseInt((end < 0 ? size : size.substring(0, end)).strip(), HEX);
    }

    private void fill(int more) throws IOException {
        if (answer.length < length + more) {
            answer = Arrays.copyOf(answer, Math.max(2 * answer.length, length + more));
        }
        if (in.readNBytes(answer, length, more) < more) {
            throw new EOFException("The server closed the connection in the middle of an answer.");
        }
        length += more;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server closed the connection.");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
