package dev.weir.app.query.ask;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.weir.app.query.schema.SchemaField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts the fields that are loaded out of a record's JSON, byte for byte. What a statement does not ask for is mostly the greater part of a
 * record, and passing over it costs less than having DuckDB read it. Thread-safe.
 */
final class WantedFields {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, byte[]> names = new HashMap<>();

    WantedFields(List<SchemaField> wanted) {
        for (SchemaField field : wanted) {
            String top = field.source().getFirst();
            String name = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(top));
            names.put(top, ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * An object of those fields only.
     *
     * @throws IOException if the data is no JSON object, or more than one value
     */
    byte[] of(byte[] data) throws IOException {
        ByteArrayOutputStream cut = new ByteArrayOutputStream(Math.min(data.length, 512));
        try (JsonParser parser = JSON.createParser(data)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            char before = '{';
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                byte[] name = names.get(parser.currentName());
                JsonToken value = parser.nextToken();
                if (name == null) {
                    parser.skipChildren();
                    continue;
                }
                int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
                if (value.isStructStart()) {
                    parser.skipChildren();
                } else {
                    parser.finishToken();
                }
                int to = Math.toIntExact(parser.currentLocation().getByteOffset());
                cut.write(before);
                cut.write(name);
                cut.write(data, from, to - from);
                before = ',';
            }
            if (before == '{') {
                cut.write('{');
            }
            cut.write('}');
            if (parser.nextToken() != null) {
                throw new IOException("more than one value");
            }
        }
        return cut.toByteArray();
    }
}
