package dev.weir.app.query.ask;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.weir.app.query.schema.SchemaField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the fields that are loaded out of a record's JSON, byte for byte. What a statement does not ask for is mostly the greater part of a
 * record, and passing over it costs less than having DuckDB read it. Most records are plain enough to be passed over quickly; about the
 * others Jackson decides. Thread-safe.
 */
final class WantedFields {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, byte[]> names = new HashMap<>();
    /** The same, as they begin in the JSON of who writes no escapes. */
    private final byte[][] keys;

    WantedFields(List<SchemaField> wanted) {
        for (SchemaField field : wanted) {
            String top = field.source().getFirst();
            String name = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(top));
            names.put(top, ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8));
        }
        keys = names.values().toArray(byte[][]::new);
    }

    /**
     * An object of those fields only.
     *
     * @throws IOException if the data is no JSON object, or more than one value
     */
    byte[] of(byte[] data) throws IOException {
        byte[] plain = ofPlain(data);
        return plain == null ? ofParsed(data) : plain;
    }

    /** The same, or null where that takes a parser to tell. */
    byte @Nullable [] ofPlain(byte[] data) {
        PlainJson json = new PlainJson(data);
        Cut cut = new Cut(data);
        int i = json.afterSpace(0);
        if (json.at(i) != '{') {
            return null;
        }
        i = json.afterSpace(i + 1);
        if (json.at(i) == '}') {
            return json.afterSpace(i + 1) == data.length ? cut.whole() : null;
        }
        while (true) {
            int nameEnd = json.afterName(i);
            int from = json.afterColon(nameEnd);
            int to = from == PlainJson.NOT_PLAIN ? from : json.afterValue(from);
            if (to == PlainJson.NOT_PLAIN) {
                return null;
            }
            byte[] key = key(data, i, nameEnd);
            if (key != null) {
                cut.add(key, from, to);
            } else if (escaped(data, i, nameEnd)) {
                return null;
            }
            i = json.afterSpace(to);
            if (json.at(i) == '}') {
                return json.afterSpace(i + 1) == data.length ? cut.whole() : null;
            }
            if (json.at(i) != ',') {
                return null;
            }
            i = json.afterSpace(i + 1);
        }
    }

    private byte @Nullable [] key(byte[] data, int from, int to) {
        for (byte[] key : keys) {
            if (key.length - 1 == to - from && Arrays.equals(key, 0, key.length - 1, data, from, to)) {
                return key;
            }
        }
        return null;
    }

    /** Whether a name could be one of those written in another way. */
    private static boolean escaped(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /** The same by a parser, which knows all of JSON. */
    byte[] ofParsed(byte[] data) throws IOException {
        Cut cut = new Cut(data);
        try (JsonParser parser = JSON.createParser(data)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
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
                cut.add(name, from, Math.toIntExact(parser.currentLocation().getByteOffset()));
            }
            if (parser.nextToken() != null) {
                throw new IOException("more than one value");
            }
        }
        return cut.whole();
    }

    /** An object that is put together from pieces of another. */
    private static final class Cut {

        private static final int USUAL_SIZE = 256;

        private final byte[] data;
        private final ByteArrayOutputStream out;

        Cut(byte[] data) {
            this.data = data;
            this.out = new ByteArrayOutputStream(Math.min(data.length + 2, USUAL_SIZE));
        }

        void add(byte[] name, int from, int to) {
            out.write(out.size() == 0 ? '{' : ',');
            out.write(name, 0, name.length);
            out.write(data, from, to - from);
        }

        byte[] whole() {
            if (out.size() == 0) {
                out.write('{');
            }
            out.write('}');
            return out.toByteArray();
        }
    }
}
