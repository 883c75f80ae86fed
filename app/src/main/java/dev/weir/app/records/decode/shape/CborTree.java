package dev.weir.app.records.decode.shape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.HexText;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.Shape;
import dev.weir.app.records.decode.Source;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CBOR as a tree with byte ranges. */
public final class CborTree {

    private static final CBORFactory CBOR = CBORFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Effort.DEEPEST)
                    .maxStringLength(Effort.MOST_EXPANDED)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Span bytes;
    private final Effort effort;
    private final CBORParser parser;
    private boolean cut;

    private CborTree(Span bytes, Effort effort, CBORParser parser) {
        this.bytes = bytes;
        this.effort = effort;
        this.parser = parser;
    }

    public static Decoded decode(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        boolean mark = bytes.starts(0xd9, 0xd9, 0xf7);
        int first = bytes.length() == 0 ? -1 : bytes.at(0) >> 5;
        if (chosen == null && !mark && first != 4 && first != 5) {
            throw new NotThis(Text.of("the first byte, {0}, begins neither a map nor an array", bytes.head(1)));
        }
        try (CBORParser parser = CBOR.createParser(bytes.source().bytes(), bytes.from(), bytes.length())) {
            CborTree reading = new CborTree(bytes, effort, parser);
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new NotThis(Text.of("there is nothing in it"));
            }
            Field root = reading.value("$", token);
            int end = (int) parser.currentLocation().getByteOffset();
            if (end < bytes.length() && chosen == null) {
                throw new NotThis(Text.of(
                        "its first value ends at byte {0} of {1}", Format.count(end), Format.count(bytes.length())));
            }
            List<String> notes = new ArrayList<>();
            if (reading.cut) {
                notes.add(Text.of("Only its first {0} fields are shown.", Format.count(Effort.MOST_FIELDS)));
            }
            if (end < bytes.length()) {
                notes.add(Text.of(
                        "Its first value ends at byte {0} of {1}; the rest is not shown.",
                        Format.count(end), Format.count(bytes.length())));
            }
            boolean object = root.shape() == Shape.OBJECT && !root.children().isEmpty();
            return Decoded.tree(
                    mark ? Sure.CERTAIN : object ? Sure.LIKELY : Sure.POSSIBLE,
                    mark
                            ? Text.of("it begins with D9 D9 F7, the mark of CBOR")
                            : Text.of("all of it is one CBOR value"),
                    root,
                    notes);
        } catch (JsonProcessingException e) {
            String message = String.valueOf(e.getOriginalMessage());
            throw new NotThis(message.lines().findFirst().orElse(Text.of("it can't be read")));
        }
    }

    private Field value(String name, JsonToken token) throws IOException {
        int start = offset(parser.currentTokenLocation().getByteOffset());
        int tag = parser.getCurrentTag();
        String tagged = tag < 0 ? "" : "tag %d ".formatted(tag);
        return switch (token) {
            case START_OBJECT -> {
                List<Field> members = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    add(members, key == null ? "" : key);
                }
                yield Field.object(name, tagged + "map", to(start), members);
            }
            case START_ARRAY -> {
                List<Field> elements = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    if (next == null) {
                        throw new NotThis(Text.of("it ends in the middle of an array"));
                    }
                    addCurrent(elements, "[%d]".formatted(elements.size()), next);
                }
                yield Field.array(name, tagged + "array", to(start), elements);
            }
            case VALUE_STRING -> {
                String text = parser.getText();
                yield Field.string(name, tagged + "text", text, to(start));
            }
            case VALUE_EMBEDDED_OBJECT -> {
                byte[] binary = parser.getBinaryValue();
                yield Field.of(
                        name,
                        tagged + "bytes",
                        Shape.BYTES,
                        HexText.digits(Source.ofRecord(binary).all(), Field.SHOWN / 2),
                        to(start));
            }
            case VALUE_NUMBER_INT -> Field.number(name, tagged + "integer", parser.getText(), to(start));
            case VALUE_NUMBER_FLOAT -> Field.number(name, tagged + "float", parser.getText(), to(start));
            default -> Field.of(name, tagged + "simple", Shape.LITERAL, parser.getText(), to(start));
        };
    }

    private void add(List<Field> members, String name) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new NotThis(Text.of("it ends in the middle of a map"));
        }
        addCurrent(members, name, token);
    }

    private void addCurrent(List<Field> siblings, String name, JsonToken token) throws IOException {
        if (effort.field()) {
            siblings.add(value(name, token));
        } else {
            cut = true;
            parser.skipChildren();
        }
    }

    private Span to(int start) throws NotThis {
        return bytes.part(start, Math.max(start, offset(parser.currentLocation().getByteOffset())));
    }

    private int offset(long at) throws NotThis {
        if (at < 0 || at > bytes.length()) {
            throw new NotThis(Text.of("a value reaches past its end"));
        }
        return (int) at;
    }
}
