package dev.weir.app.access.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of JSON and where it begins.
 *
 * @param members an object's members by their names, else empty
 * @param names where an object's member names stand
 * @param elements a list's elements, else empty
 * @param text a value's text; of an object and a list its first character
 */
record Placed(
        JsonToken token,
        Map<String, Placed> members,
        Map<String, Mark> names,
        List<Placed> elements,
        String text,
        Mark mark) {

    /** A place in the text, from 1. */
    record Mark(int line, int column) {}

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Deeper nesting is no policy. */
    private static final int DEEPEST = 40;

    /** Reads a text of which nothing may be left over. */
    static Placed read(String text) throws JsonProcessingException {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            Placed whole = value(parser, 0);
            if (parser.nextToken() != null) {
                throw new com.fasterxml.jackson.core.JsonParseException(
                        parser, Text.of("There is something after the policy's end."), parser.currentTokenLocation());
            }
            return whole;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory is always there.", e);
        }
    }

    private static Placed value(JsonParser parser, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        JsonLocation at = parser.currentTokenLocation();
        if (token == null || depth > DEEPEST) {
            throw new com.fasterxml.jackson.core.JsonParseException(
                    parser, token == null ? Text.of("There is no policy.") : Text.of("It is nested too deeply."), at);
        }
        Map<String, Placed> members = new LinkedHashMap<>();
        Map<String, Mark> names = new LinkedHashMap<>();
        List<Placed> elements = new ArrayList<>();
        String text = parser.getText();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                names.put(name, mark(parser.currentTokenLocation()));
                parser.nextToken();
                members.put(name, value(parser, depth + 1));
            }
        } else if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser, depth + 1));
            }
        }
        return new Placed(token, members, names, elements, text, mark(at));
    }

    private static Mark mark(JsonLocation at) {
        return new Mark(at.getLineNr(), at.getColumnNr());
    }

    boolean object() {
        return token == JsonToken.START_OBJECT;
    }

    boolean list() {
        return token == JsonToken.START_ARRAY;
    }

    boolean string() {
        return token == JsonToken.VALUE_STRING;
    }

    @Nullable Placed member(String name) {
        return members.get(name);
    }

    /** One value or all of a list. */
    List<Placed> all() {
        return list() ? elements : List.of(this);
    }
}
