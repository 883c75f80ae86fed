package dev.weir.app.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The two formats that every Kinesis server reads, in which requests are encoded once and sent many times. */
@SuppressWarnings("ImmutableEnumChecker") // a factory is not changed once it is made, and says so nowhere
enum WireFormat {

    /** What the Java SDK sends. */
    CBOR("application/x-amz-cbor-1.1", new CBORFactory()),

    /** What most other SDKs send. */
    JSON("application/x-amz-json-1.1", new JsonFactory());

    private final String contentType;
    private final JsonFactory factory;

    WireFormat(String contentType, JsonFactory factory) {
        this.contentType = contentType;
        this.factory = factory;
    }

    JsonFactory factory() {
        return factory;
    }

    /** Writes a request's members; the object around them is there already. */
    @FunctionalInterface
    interface Members {
        void writeTo(JsonGenerator out) throws IOException;
    }

    /** A whole HTTP/1.1 request, head and body. Its signature is of the right form and not right. */
    byte[] request(URI endpoint, String operation, Members members) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (JsonGenerator out = factory.createGenerator(body)) {
            out.writeStartObject();
            members.writeTo(out);
            out.writeEndObject();
            out.flush();
            whole.write(("POST / HTTP/1.1\r\nHost: " + endpoint.getAuthority()
                            + "\r\nContent-Type: " + contentType
                            + "\r\nX-Amz-Target: Kinesis_20131202." + operation
                            + "\r\nX-Amz-Date: 20260101T000000Z"
                            + "\r\nAuthorization: AWS4-HMAC-SHA256"
                            + " Credential=bench/20260101/us-east-1/kinesis/aws4_request,"
                            + " SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64)
                            + "\r\nContent-Length: " + body.size() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            body.writeTo(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // buffers in memory do not fail
        }
        return whole.toByteArray();
    }
}
