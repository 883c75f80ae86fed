package dev.weir.app.query.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what the records of a stream look like from some of them. Thread-safe. */
public final class SchemaInference {

    /** More of a sample than these is a stranger among the others, not the form of the stream. */
    private static final double ENOUGH = 0.5;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private SchemaInference() {}

    /**
     * What the records are as rows.
     *
     * @param sample the data of some records; {@link StreamSchema#TEXT} if there are none
     */
    public static StreamSchema infer(List<byte[]> sample) {
        return infer(sample, AvroRegistry.NONE, List.of());
    }

    /**
     * What the records are as rows. May block, where the registry is asked.
     *
     * @param registry knows the schemas of Avro that records name
     * @param given schemas of Avro that a person gave for the stream, the newest first
     */
    public static StreamSchema infer(List<byte[]> sample, AvroRegistry registry, List<String> given) {
        if (sample.isEmpty()) {
            return StreamSchema.TEXT;
        }
        Seen seen = new Seen();
        List<JsonNode> objects = new ArrayList<>();
        for (byte[] data : sample) {
            JsonNode object = object(data);
            if (object != null) {
                objects.add(object);
                seen.add(object, 0);
            }
        }
        if (objects.size() >= sample.size() * ENOUGH) {
            List<SchemaField> columns = seen.columns();
            return new StreamSchema(StreamSchema.Form.JSON, columns, EventTimes.find(columns, objects));
        }
        StreamSchema avro = AvroInference.infer(sample, registry);
        if (avro == null && !given.isEmpty()) {
            avro = AvroInference.infer(sample, given);
        }
        if (avro != null) {
            return avro;
        }
        StreamSchema csv = CsvInference.infer(sample);
        if (csv != null) {
            return csv;
        }
        return sample.stream().allMatch(SchemaInference::isText) ? StreamSchema.TEXT : StreamSchema.BINARY;
    }

    private static boolean isText(byte[] data) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** A record's data as a JSON object, or null if it is none. */
    public static @Nullable JsonNode object(byte[] data) {
        if (!startsLikeAnObject(data)) {
            return null;
        }
        try (JsonParser parser = JSON.createParser(data)) {
            JsonNode node = JSON.readTree(parser);
            return node != null && node.isObject() && parser.nextToken() == null ? node : null;
        } catch (IOException e) {
            // No JSON: that is the answer.
            return null;
        }
    }

    private static boolean startsLikeAnObject(byte[] data) {
        for (byte each : data) {
            if (each != ' ' && each != '\n' && each != '\r' && each != '\t') {
                return each == '{';
            }
        }
        return false;
    }
}
