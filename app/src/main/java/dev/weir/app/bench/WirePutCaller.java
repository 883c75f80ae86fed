package dev.weir.app.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts a request that was encoded once, over one kept connection, as a load generator does: what is measured is then
 * the broker and not the client beside it.
 */
final class WirePutCaller implements PutCaller {

    private static final byte[] ERROR_CODE = "ErrorCode".getBytes(StandardCharsets.US_ASCII);

    private final WireConnection connection;
    private final byte[] request;
    private int length;

    WirePutCaller(URI endpoint, String streamName, WireFormat format, Batch batch) throws IOException {
        this.request = format.request(endpoint, "PutRecords", out -> {
            out.writeStringField("StreamName", streamName);
            out.writeArrayFieldStart("Records");
            for (int i = 0; i < batch.keys().size(); i++) {
                out.writeStartObject();
                out.writeStringField("PartitionKey", batch.keys().get(i));
                out.writeBinaryField("Data", batch.data().get(i));
                out.writeEndObject();
            }
            out.writeEndArray();
        });
        this.connection = new WireConnection(endpoint);
    }

    @Override
    public void put() throws IOException {
        length = connection.call(request);
        if (contains(connection.answer(), length, ERROR_CODE)) {
            throw new IOException("Not every record was taken.");
        }
    }

    /** A copy of the last answer's body. */
    byte[] answer() {
        return Arrays.copyOf(connection.answer(), length);
    }

    private static boolean contains(byte[] text, int length, byte[] part) {
        for (int i = 0; i + part.length <= length; i++) {
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
        connection.close();
    }
}
