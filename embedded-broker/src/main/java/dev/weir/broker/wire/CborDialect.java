package dev.weir.broker.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;

/**
 * CBOR: bytes as byte strings, instants under tag 1. The standard counts seconds there, and rpc-v2-cbor does so; the
 * older CBOR 1.1 of Kinesis counts milliseconds, as the Java SDK sends and expects them.
 */
final class CborDialect implements Dialect {

    private static final int EPOCH_TAG = 1;

    private final JsonFactory factory = Dialect.bounded(CBORFactory.builder());
    private final boolean seconds;

    /** @param seconds whether instants are in seconds instead of milliseconds */
    CborDialect(boolean seconds) {
        this.seconds = seconds;
    }

    @Override
    public JsonFactory factory() {
        return factory;
    }

    @Override
    public SdkBytes readBytes(JsonParser parser, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_EMBEDDED_OBJECT) {
            throw Unreadable.cannotBe(token, "a Blob");
        }
        return SdkBytes.fromByteArrayUnsafe(parser.getBinaryValue());
    }

    @Override
    public Instant readInstant(JsonParser parser, JsonToken token) throws IOException {
        if (!token.isNumeric()) {
            throw Unreadable.cannotBe(token, "milliseconds since epoch");
        }
        double number = parser.getDoubleValue();
        return JsonDialect.instant(seconds ? number : number / 1000);
    }

    @Override
    public void writeBytes(JsonGenerator out, SdkBytes bytes) throws IOException {
        out.writeBinary(bytes.asByteArrayUnsafe());
    }

    @Override
    public void writeInstant(JsonGenerator out, Instant instant) throws IOException {
        ((CBORGenerator) out).writeTag(EPOCH_TAG);
        if (seconds) {
            out.writeNumber(instant.toEpochMilli() / 1000.0);
        } else {
            out.writeNumber(instant.toEpochMilli());
        }
    }
}
