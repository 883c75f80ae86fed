package dev.weir.broker.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.TSFBuilder;
import java.io.IOException;
import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;

/** What differs between the document formats: how bytes and instants are written. Thread-safe. */
interface Dialect {

    /**
     * Most requests are five deep; an item of DynamoDB nests 32 times, each time in two objects. What is deeper is
     * refused before it can exhaust a stack.
     */
    int MAX_DEPTH = 128;

    JsonFactory factory();

    /** Reads bytes from the current token, which is not null and neither an object nor an array. */
    SdkBytes readBytes(JsonParser parser, JsonToken token) throws IOException;

    /** Reads an instant from the current token, which is not null and neither an object nor an array. */
    Instant readInstant(JsonParser parser, JsonToken token) throws IOException;

    void writeBytes(JsonGenerator out, SdkBytes bytes) throws IOException;

    void writeInstant(JsonGenerator out, Instant instant) throws IOException;

    /** A factory with the bounds that hold for all formats. */
    static JsonFactory bounded(TSFBuilder<?, ?> builder) {
        return builder.streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
    }
}
