package dev.weir.app.records.decode.shape;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.Shape;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/** MessagePack as a tree with byte ranges. */
public final class MessagePackTree {

    private final Span bytes;
    private final Effort effort;
    private final MessageUnpacker in;
    private boolean cut;

    private MessagePackTree(Span bytes, Effort effort, MessageUnpacker in) {
        this.bytes = bytes;
        this.effort = effort;
        this.in = in;
    }

    public static Decoded decode(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        int first = bytes.length() == 0 ? -1 : bytes.at(0);
        boolean map = (first >= 0x80 && first <= 0x8f) || first == 0xde || first == 0xdf;
        boolean array = (first >= 0x90 && first <= 0x9f) || first == 0xdc || first == 0xdd;
        if (chosen == null && !map && !array) {
            throw new NotThis(Text.of("the first byte, {0}, begins neither a map nor an array", bytes.head(1)));
        }
        if (first < 0) {
            throw new NotThis(Text.of("there is nothing in it"));
        }
        try (MessageUnpacker in =
                MessagePack.newDefaultUnpacker(bytes.source().bytes(), bytes.from(), bytes.length())) {
            MessagePackTree reading = new MessagePackTree(bytes, effort, in);
            Field root = reading.value("$", 0);
            int end = reading.at();
            List<String> notes = new ArrayList<>();
            if (!reading.cut && end < bytes.length()) {
                if (chosen == null) {
                    throw new NotThis(Text.of(
                            "its first value ends at byte {0} of {1}",
                            Format.count(end), Format.count(bytes.length())));
                }
                notes.add(Text.of(
                        "Its first value ends at byte {0} of {1}; the rest is not shown.",
                        Format.count(end), Format.count(bytes.length())));
            }
            if (reading.cut) {
                notes.add(Text.of("Only its first {0} fields are shown.", Format.count(Effort.MOST_FIELDS)));
            }
            boolean named = map && !root.children().isEmpty();
            return Decoded.tree(
                    named ? Sure.LIKELY : Sure.POSSIBLE, Text.of("all of it is one MessagePack value"), root, notes);
        } catch (MessagePackException e) {
            throw new NotThis(e.getMessage() == null ? Text.of("it ends too early") : e.getMessage());
        }
    }

    private int at() {
        return (int) in.getTotalReadBytes();
    }

    private Field value(String name, int depth) throws IOException {
        if (depth > Effort.DEEPEST) {
            throw new NotThis(Text.of("it is nested deeper than {0} levels", Format.count(Effort.DEEPEST)));
        }
        int start = at();
        return switch (in.getNextFormat().getValueType()) {
            case NIL -> {
                in.unpackNil();
                yield Field.of(name, "nil", Shape.LITERAL, "null", to(start));
            }
            case BOOLEAN -> Field.of(name, "bool", Shape.LITERAL, String.valueOf(in.unpackBoolean()), to(start));
            case INTEGER -> {
                String value = in.unpackBigInteger().toString();
                yield Field.number(name, "int", value, to(start));
            }
            case FLOAT -> {
                String value = String.valueOf(in.unpackDouble());
                yield Field.number(name, "float", value, to(start));
            }
            case STRING -> {
                Span text = payload(in.unpackRawStringHeader());
                yield Field.string(name, "str", new String(text.copy(), StandardCharsets.UTF_8), to(start));
            }
            case BINARY -> Field.raw(name, "bin", payload(in.unpackBinaryHeader()));
            case EXTENSION -> {
                ExtensionTypeHeader header = in.unpackExtensionTypeHeader();
                yield Field.raw(name, "ext %d".formatted(header.getType()), payload(header.getLength()));
            }
            case ARRAY -> {
                int size = count(in.unpackArrayHeader(), 1);
                List<Field> elements = new ArrayList<>();
                for (int i = 0; i < size && more(); i++) {
                    elements.add(value("[%d]".formatted(i), depth + 1));
                }
                yield Field.array(name, "array", to(start), elements);
            }
            case MAP -> {
                int size = count(in.unpackMapHeader(), 2);
                List<Field> members = new ArrayList<>();
                for (int i = 0; i < size && more(); i++) {
                    Field key = value("", depth + 1);
                    Field member = value(key.branch() ? "a " + key.type() : key.value(), depth + 1);
                    members.add(member);
                }
                yield Field.object(name, "map", to(start), members);
            }
        };
    }

    /** Once there are enough fields reading ends where it stands: what follows is not needed. */
    private boolean more() {
        cut |= !effort.field();
        return !cut;
    }

    private int count(int size, int bytesEach) throws NotThis {
        if ((long) size * bytesEach > bytes.length() - at()) {
            throw new NotThis(Text.of("it says {0} elements, more than its bytes could hold", Format.count(size)));
        }
        return size;
    }

    private Span payload(int length) throws IOException {
        int start = at();
        if (length < 0 || length > bytes.length() - start) {
            throw new NotThis(Text.of("a value says {0} bytes, more than there are", Format.count(length)));
        }
        in.readPayloadAsReference(length);
        return bytes.part(start, start + length);
    }

    private Span to(int start) {
        return bytes.part(start, at());
    }
}
