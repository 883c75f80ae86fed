package dev.weir.broker.conformance;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The three ways to speak to Kinesis. Written and read here without any code of the broker, from and into one neutral
 * form: JSON with bytes in Base64 and instants in seconds.
 */
public enum WireFormat {
    JSON("application/x-amz-json-1.1", 1),
    CBOR("application/x-amz-cbor-1.1", 1000),
    RPC("application/cbor", 1);

    private static final Set<String> BYTES = Set.of("Data");
    private static final Set<String> INSTANTS = Set.of("Timestamp", "StreamCreationTimestamp");
    private static final int EPOCH_TAG = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final CBORFactory FACTORY = new CBORFactory();

    private final String contentType;
    private final double ticks;

    /** @param ticks how many units of an instant are a second */
    WireFormat(String contentType, double ticks) {
        this.contentType = contentType;
        this.ticks = ticks;
    }

    public String contentType() {
        return contentType;
    }

    public String path(String operation) {
        return this == RPC ? "/service/Kinesis_20131202/operation/" + operation : "/";
    }

    public Map<String, String> headers(String operation) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", contentType));
        if (this == RPC) {
            headers.put("smithy-protocol", "rpc-v2-cbor");
            headers.put("Accept", contentType);
        } else {
            headers.put("X-Amz-Target", "Kinesis_20131202." + operation);
        }
        return headers;
    }

    public byte[] write(JsonNode neutral) throws IOException {
        if (this == JSON) {
            return MAPPER.writeValueAsBytes(neutral);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = FACTORY.createGenerator(bytes)) {
            write(out, "", neutral);
        }
        return bytes.toByteArray();
    }

    private void write(CBORGenerator out, String name, JsonNode value) throws IOException {
        if (value.isObject()) {
            out.writeStartObject();
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                out.writeFieldName(member.getKey());
                write(out, member.getKey(), member.getValue());
            }
            out.writeEndObject();
        } else if (value.isArray()) {
            out.writeStartArray();
            for (JsonNode element : value) {
                write(out, "", element);
            }
            out.writeEndArray();
        } else if (value.isTextual() && BYTES.contains(name)) {
            out.writeBinary(Base64.getDecoder().decode(value.textValue()));
        } else if (value.isNumber() && INSTANTS.contains(name)) {
            out.writeTag(EPOCH_TAG);
            out.writeNumber(value.doubleValue() * ticks);
        } else {
            MAPPER.writeTree((JsonGenerator) out, value);
        }
    }

    JsonNode read(byte[] body) throws IOException {
        if (body.length == 0) {
            return JsonNodeFactory.instance.missingNode();
        }
        if (this == JSON) {
            return MAPPER.readTree(body);
        }
        try (CBORParser parser = FACTORY.createParser(body)) {
            return read(parser, parser.nextToken());
        }
    }

    private JsonNode read(CBORParser parser, JsonToken token) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        boolean instant = parser.getCurrentTag() == EPOCH_TAG;
        return switch (token) {
            case START_OBJECT -> {
                ObjectNode object = nodes.objectNode();
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    object.set(name, read(parser, parser.nextToken()));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = nodes.arrayNode();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    array.add(read(parser, next));
                }
                yield array;
            }
            case VALUE_EMBEDDED_OBJECT -> nodes.textNode(Base64.getEncoder().encodeToString(parser.getBinaryValue()));
            case VALUE_NUMBER_INT ->
                instant ? nodes.numberNode(parser.getLongValue() / ticks) : nodes.numberNode(parser.getLongValue());
            case VALUE_NUMBER_FLOAT ->
                nodes.numberNode(instant ? parser.getDoubleValue() / ticks : parser.getDoubleValue());
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            default -> nodes.textNode(parser.getText());
        };
    }
}
