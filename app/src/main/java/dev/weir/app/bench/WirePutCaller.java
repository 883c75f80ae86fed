package dev.weir.app.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Puts a request that was encoded once, over one kept connection, as a load generator does: what is measured is then
 * the broker and not the client beside it.
 */
final class WirePutCaller implements PutCaller {

    private static final byte[] ERROR_CODE = "ErrorCode".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] request;

    WirePutCaller(URI endpoint, String streamName, Batch batch) throws IOException {
        byte[] body = body(streamName, batch);
        byte[] head = ("POST / HTTP/1.1\r\nHost: " + endpoint.getAuthority()
                        + "\r\nContent-Type: application/x-amz-cbor-1.1"
                        + "\r\nX-Amz-Target: Kinesis_20131202.PutRecords"
                        + "\r\nX-Amz-Date: 20260101T000000Z"
                        + "\r\nAuthorization: AWS4-HMAC-SHA256"
                        + " Credential=bench/20260101/us-east-1/kinesis/aws4_request,"
                        + " SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64)
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length + body.length);
        whole.write(head);
        whole.write(body);
        this.request = whole.toByteArray();
        this.socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setTcpNoDelay(true);
        this.out = socket.getOutputStream();
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    private static byte[] body(String streamName, Batch batch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator cbor = new CBORFactory().createGenerator(bytes)) {
            cbor.writeStartObject();
            cbor.writeStringField("StreamName", streamName);
            cbor.writeArrayFieldStart("Records");
            for (int i = 0; i < batch.keys().size(); i++) {
                cbor.writeStartObject();
                cbor.writeStringField("PartitionKey", batch.keys().get(i));
                cbor.writeBinaryField("Data", batch.data().get(i));
                cbor.writeEndObject();
            }
            cbor.writeEndArray();
            cbor.writeEndObject();
        }
        return bytes.toByteArray();
    }

    @Override
    public void put() throws IOException {
        out.write(request);
        out.flush();
        String status = line();
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("The answer's length is not told: " + status);
        }
        byte[] body = in.readNBytes(length);
        if (!status.contains(" 200 ") || contains(body, ERROR_CODE)) {
            throw new IOException("Not every record was taken: " + status);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The broker closed the connection.");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static boolean contains(byte[] text, byte[] part) {
        for (int i = 0; i + part.length <= text.length; i++) {
            int same = 0;
            while (same < part.length && text[i + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
