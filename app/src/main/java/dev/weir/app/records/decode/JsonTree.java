package dev.weir.app.records.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** JSON as a tree with byte ranges: one value, several one after another, or one a line. UTF-8 only. */
public final class JsonTree {

    /** Levels that are read at all; a deeper document is a prank. */
    private static final int DEEPEST_READ = 100_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_READ)
                    .maxNumberLength(100_000)
                    .maxStringLength(Effort.MOST_EXPANDED)
                    .maxNameLength(1 << 20)
                    .build())
            // Names of members are data here: interned ones would stay for good.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Span bytes;
    private final Effort effort;
    private final JsonParser parser;
    private boolean cut;
    private boolean deep;

    private JsonTree(Span bytes, Effort effort, JsonParser parser) {
        this.bytes = bytes;
        this.effort = effort;
        this.parser = parser;
    }

    public static Decoded decode(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        int first = firstCharacter(bytes);
        boolean bare = first != '{' && first != '[' && first != '"';
        if (bare && chosen == null && (first < 0 || "-0123456789tfn".indexOf(first) < 0)) {
            throw new NotThis(
                    first < 0
                            ? Text.of("there is nothing in it")
                            : Text.of("it begins with {0}, as no JSON does", "%02X".formatted(first)));
        }
        byte[] source = bytes.source().bytes();
        try (JsonParser parser = JSON.createParser(source, bytes.from(), bytes.length())) {
            return new JsonTree(bytes, effort, parser).read(bare);
        } catch (JsonProcessingException e) {
            throw new NotThis(where(e));
        }
    }

    private static int firstCharacter(Span bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            int c = bytes.at(i);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
        }
        return -1;
    }

    private static String where(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String message = e.getOriginalMessage() == null ? Text.of("it can't be read") : e.getOriginalMessage();
        int line = message.indexOf('\n');
        String first = line < 0 ? message : message.substring(0, line);
        return at == null || at.getByteOffset() < 0
                ? first
                : Text.of("at byte {0}: {1}", Format.count(at.getByteOffset()), first);
    }

    private Decoded read(boolean bare) throws IOException {
        List<Field> values = new ArrayList<>();
        int count = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            count++;
            if (effort.field()) {
                values.add(value("[%d]".formatted(values.size()), token, 0));
            } else {
                cut = true;
                parser.skipChildren();
            }
        }
        if (count == 0) {
            throw new NotThis(Text.of("there is nothing in it"));
        }
        List<String> notes = new ArrayList<>();
        if (cut) {
            notes.add(Text.of(
                    "The tree shows the first {0} fields; the text has them all.", Format.count(Effort.MOST_FIELDS)));
        }
        if (deep) {
            notes.add(Text.of("What is nested deeper than {0} levels is shown as text.", Format.count(Effort.DEEPEST)));
        }
        Field tree = count == 1
                ? values.getFirst().named("$")
                : Field.array("$", Text.of("{0} values", Format.count(count)), bytes, values);
        String why = count == 1
                ? Text.of("all of it is one JSON value")
                : Text.of("all of it is {0} JSON values", Format.count(count));
        return Decoded.tree(bare ? Sure.POSSIBLE : Sure.CERTAIN, why, tree, notes)
                .reads(() -> text(bytes));
    }

    private static CodeText text(Span bytes) {
        try {
            return JsonText.lines(bytes.bytes());
        } catch (IOException e) {
            return PlainText.lines(bytes.bytes());
        }
    }

    private Field value(String name, JsonToken token, int depth) throws IOException {
        int start = offset(parser.currentTokenLocation());
        if (token.isStructStart() && depth >= Effort.DEEPEST) {
            deep = true;
            parser.skipChildren();
            Span span = bytes.part(start, offset(parser.currentLocation()));
            String text = new String(
                    span.part(0, Math.min(span.length(), Field.SHOWN)).copy(), StandardCharsets.UTF_8);
            return Field.of(name, Text.of("nested deeper"), Shape.REMARK, text, span);
        }
        return switch (token) {
            case START_OBJECT -> {
                List<Field> members = members(depth);
                yield Field.object(name, "object", bytes.part(start, offset(parser.currentLocation())), members);
            }
            case START_ARRAY -> {
                List<Field> elements = elements(depth);
                yield Field.array(name, "array", bytes.part(start, offset(parser.currentLocation())), elements);
            }
            default -> scalar(name, token, start);
        };
    }

    private List<Field> members(int depth) throws IOException {
        List<Field> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new NotThis(Text.of("it ends in the middle of an object"));
            }
            if (effort.field()) {
                members.add(value(name, token, depth + 1));
            } else {
                cut = true;
                parser.skipChildren();
            }
        }
        if (cut) {
            members.add(Field.remark(Text.of("more, which the text shows"), null));
        }
        return members;
    }

    private List<Field> elements(int depth) throws IOException {
        List<Field> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new NotThis(Text.of("it ends in the middle of an array"));
            }
            if (effort.field()) {
                elements.add(value("[%d]".formatted(elements.size()), token, depth + 1));
            } else {
                cut = true;
                parser.skipChildren();
            }
        }
        if (cut) {
            elements.add(Field.remark(Text.of("more, which the text shows"), null));
        }
        return elements;
    }

    private Field scalar(String name, JsonToken token, int start) throws IOException {
        String text = parser.getText();
        // A string's end is known only once it has been read.
        int end = token == JsonToken.VALUE_STRING ? offset(parser.currentLocation()) : start + text.length();
        Span span = bytes.part(start, end);
        return switch (token) {
            case VALUE_STRING -> Field.string(name, "string", text, span);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Field.number(name, "number", text, span);
            default ->
                Field.of(
                        name,
                        token == JsonToken.VALUE_NULL ? "null" : "boolean",
                        Shape.LITERAL,
                        text.toLowerCase(Locale.ROOT),
                        span);
        };
    }

    private int offset(JsonLocation location) throws NotThis {
        long at = location.getByteOffset();
        if (at < 0 || at > bytes.length()) {
            throw new NotThis(Text.of("it is not UTF-8"));
        }
        return (int) at;
    }
}
