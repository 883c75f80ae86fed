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

    private static final byte CBOR_NULL = (byte) 0xF6;
    private static final byte[] JSON_NULL = "\":null".getBytes(StandardCharsets.US_ASCII);

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
        if (hasErrorCode(connection.answer(), length)) {
            throw new IOException("Not every record was taken.");
        }
    }

    /** A copy of the last answer's body. */
    byte[] answer() {
        return Arrays.copyOf(connection.answer(), length);
    }

    /** Whether an error code stands anywhere in an answer; some servers write a null for each record without one. */
    private static boolean hasErrorCode(byte[] answer, int length) {
        for (int i = 0; i + ERROR_CODE.length < length; i++) {
            if (Arrays.equals(answer, i, i + ERROR_CODE.length, ERROR_CODE, 0, ERROR_CODE.length)) {
                int next = i + ERROR_CODE.length;
                boolean isNull = answer[next] == CBOR_NULL
                        || Arrays.mismatch(
                                        answer,
                                        next,
                                        Math.min(length, next + JSON_NULL.length),
                                        JSON_NULL,
                                        0,
                                        JSON_NULL.length)
                                < 0;
                if (!isNull) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
