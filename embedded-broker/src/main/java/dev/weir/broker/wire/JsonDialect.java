package dev.weir.broker.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;

/** JSON: bytes in Base64, instants as seconds with three decimals. */
final class JsonDialect implements Dialect {

    private final JsonFactory factory;

    JsonDialect() {
        this(StreamReadConstraints.DEFAULT_MAX_STRING_LEN);
    }

    /** @param longestText how many characters a text may have */
    JsonDialect(int longestText) {
        factory = Dialect.bounded(JsonFactory.builder());
        factory.setStreamReadConstraints(factory.streamReadConstraints()
                .rebuild()
                .maxStringLength(longestText)
                .build());
    }

    @Override
    public JsonFactory factory() {
        return factory;
    }

    @Override
    public SdkBytes readBytes(JsonParser parser, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            throw Unreadable.cannotBe(token, "a Blob");
        }
        String text = parser.getText();
        if (text.length() % 4 != 0) {
            throw Unreadable.because(
                    "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
        }
        try {
            return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw Unreadable.because("Invalid Base64: " + e.getMessage());
        }
    }

    @Override
    public Instant readInstant(JsonParser parser, JsonToken token) throws IOException {
        if (!token.isNumeric()) {
            throw Unreadable.cannotBe(token, "milliseconds since epoch");
        }
        return instant(parser.getDoubleValue());
    }

    /** An instant from seconds since the epoch, to the millisecond. */
    static Instant instant(double seconds) {
        double millis = seconds * 1000;
        if (!(Math.abs(millis) < 1e17)) {
            throw Unreadable.because("NUMBER_VALUE can not be converted to milliseconds since epoch");
        }
        try {
            return Instant.ofEpochMilli(
                    BigDecimal.valueOf(millis).setScale(0, RoundingMode.HALF_UP).longValueExact());
        } catch (DateTimeException e) {
            throw Unreadable.because("NUMBER_VALUE can not be converted to milliseconds since epoch");
        }
    }

    @Override
    public void writeBytes(JsonGenerator out, SdkBytes bytes) throws IOException {
        byte[] encoded = Base64.getEncoder().encode(bytes.asByteArrayUnsafe());
        out.writeRawUTF8String(encoded, 0, encoded.length);
    }

    @Override
    public void writeInstant(JsonGenerator out, Instant instant) throws IOException {
        out.writeNumber(BigDecimal.valueOf(instant.toEpochMilli(), 3));
    }
}
