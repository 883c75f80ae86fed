package dev.weir.app.records.decode.shape;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.PlainText;
import dev.weir.app.records.decode.Shape;
import dev.weir.app.records.decode.Span;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads Protobuf's wire format, along a message's descriptor or without one: then the fields have numbers for names, and
 * what their bytes mean is guessed.
 */
final class ProtobufWalk {

    private static final int GREATEST_FIELD = (1 << 29) - 1;

    private final Effort effort;
    private int known;
    private int unknown;
    private boolean cut;

    ProtobufWalk(Effort effort) {
        this.effort = effort;
    }

    int known() {
        return known;
    }

    int unknown() {
        return unknown;
    }

    boolean cut() {
        return cut;
    }

    Field message(String name, Span bytes, @Nullable Descriptor descriptor, int depth) throws IOException {
        if (depth > Effort.DEEPEST) {
            throw new NotThis(Text.of("it is nested deeper than {0} levels", Format.count(Effort.DEEPEST)));
        }
        CodedInputStream in = CodedInputStream.newInstance(bytes.source().bytes(), bytes.from(), bytes.length());
        Map<String, List<Field>> byName = new LinkedHashMap<>();
        while (!in.isAtEnd() && more()) {
            int start = in.getTotalBytesRead();
            int tag = in.readRawVarint32();
            int number = WireFormat.getTagFieldNumber(tag);
            if (number == 0 || number > GREATEST_FIELD) {
                throw new NotThis(
                        Text.of("at byte {0}: no field has the number {1}", Format.count(start), Format.count(number)));
            }
            FieldDescriptor field = descriptor == null ? null : descriptor.findFieldByNumber(number);
            List<Field> values = values(in, bytes, start, tag, field, depth);
            String key = field == null ? String.valueOf(number) : field.getName();
            byName.computeIfAbsent(key, ignored -> new ArrayList<>()).addAll(values);
        }
        List<Field> members = new ArrayList<>();
        byName.forEach((key, values) -> {
            FieldDescriptor field = descriptor == null ? null : descriptor.findFieldByName(key);
            members.add(member(key, values, field));
        });
        return Field.object(name, descriptor == null ? "message" : descriptor.getName(), bytes, members);
    }

    private static Field member(String key, List<Field> values, @Nullable FieldDescriptor field) {
        if (field != null && field.isMapField()) {
            List<Field> entries = new ArrayList<>();
            for (Field entry : values) {
                String name = "";
                Field value = entry;
                for (Field each : entry.children()) {
                    name = each.name().equals("key") ? each.value() : name;
                    value = each.name().equals("value") ? each : value;
                }
                entries.add(
                        new Field(name, value.type(), value.shape(), value.value(), entry.bytes(), value.children()));
            }
            return Field.object(key, "map", null, entries);
        }
        boolean repeated = field == null ? values.size() > 1 : field.isRepeated();
        if (!repeated) {
            // Of a field that comes twice the last one counts.
            return values.getLast().named(key);
        }
        List<Field> elements = new ArrayList<>();
        for (Field each : values) {
            elements.add(each.named("[%d]".formatted(elements.size())));
        }
        return Field.array(key, "repeated", null, elements);
    }

    private boolean more() {
        cut |= !effort.field();
        return !cut;
    }

    private List<Field> values(
            CodedInputStream in, Span bytes, int start, int tag, @Nullable FieldDescriptor field, int depth)
            throws IOException {
        int wire = WireFormat.getTagWireType(tag);
        boolean fits = field != null && (wire == wireType(field) || (field.isPackable() && wire == 2));
        FieldDescriptor known = fits ? field : null;
        if (known == null) {
            unknown++;
        } else {
            this.known++;
        }
        String number = String.valueOf(WireFormat.getTagFieldNumber(tag));
        return switch (wire) {
            case WireFormat.WIRETYPE_VARINT -> {
                long value = in.readRawVarint64();
                yield List.of(ProtobufScalars.varint(number, value, known, bytes.part(start, in.getTotalBytesRead())));
            }
            case WireFormat.WIRETYPE_FIXED64 -> {
                long value = in.readRawLittleEndian64();
                yield List.of(ProtobufScalars.fixed64(number, value, known, bytes.part(start, in.getTotalBytesRead())));
            }
            case WireFormat.WIRETYPE_FIXED32 -> {
                int value = in.readRawLittleEndian32();
                yield List.of(ProtobufScalars.fixed32(number, value, known, bytes.part(start, in.getTotalBytesRead())));
            }
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> {
                int length = in.readRawVarint32();
                int from = in.getTotalBytesRead();
                if (length < 0 || length > bytes.length() - from) {
                    throw new NotThis(Text.of(
                            "at byte {0}: field {1} says {2} bytes, but {3} are left",
                            Format.count(start),
                            number,
                            Format.count(length & 0xffffffffL),
                            Format.count(bytes.length() - from)));
                }
                in.skipRawBytes(length);
                Span value = bytes.part(from, from + length);
                yield delimited(number, value, bytes.part(start, from + length), known, depth);
            }
            case WireFormat.WIRETYPE_START_GROUP -> {
                int from = in.getTotalBytesRead();
                int end = groupEnd(in, tag, depth);
                Descriptor group = known == null ? null : known.getMessageType();
                yield List.of(message(number, bytes.part(from, end), group, depth + 1));
            }
            default ->
                throw new NotThis(Text.of(
                        "at byte {0}: no field begins with {1}", Format.count(start), "%02X".formatted(tag & 0xff)));
        };
    }

    /** Skips a group and says where its end mark begins. */
    private static int groupEnd(CodedInputStream in, int start, int depth) throws IOException {
        int endTag = (start & ~7) | WireFormat.WIRETYPE_END_GROUP;
        int level = depth;
        while (true) {
            int before = in.getTotalBytesRead();
            int tag = in.readTag();
            if (tag == endTag) {
                return before;
            }
            if (tag == 0 || ++level > Effort.MOST_FIELDS || !in.skipField(tag)) {
                throw new NotThis(Text.of("a group does not end"));
            }
        }
    }

    private List<Field> delimited(String number, Span value, Span all, @Nullable FieldDescriptor field, int depth)
            throws IOException {
        if (field == null) {
            return List.of(guess(number, value, all, depth));
        }
        return switch (field.getType()) {
            case STRING -> List.of(Field.string(number, "string", PlainText.all(value.copy()), all));
            case BYTES -> List.of(raw(number, "bytes", value, all));
            case MESSAGE, GROUP -> {
                Field inner = message(number, value, field.getMessageType(), depth + 1);
                yield List.of(new Field(number, inner.type(), inner.shape(), inner.value(), all, inner.children()));
            }
            default -> packed(number, value, field);
        };
    }

    private List<Field> packed(String number, Span value, FieldDescriptor field) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(value.source().bytes(), value.from(), value.length());
        List<Field> elements = new ArrayList<>();
        while (!in.isAtEnd() && more()) {
            int start = in.getTotalBytesRead();
            switch (wireType(field)) {
                case WireFormat.WIRETYPE_VARINT -> {
                    long each = in.readRawVarint64();
                    elements.add(
                            ProtobufScalars.varint(number, each, field, value.part(start, in.getTotalBytesRead())));
                }
                case WireFormat.WIRETYPE_FIXED64 -> {
                    long each = in.readRawLittleEndian64();
                    elements.add(
                            ProtobufScalars.fixed64(number, each, field, value.part(start, in.getTotalBytesRead())));
                }
                default -> {
                    int each = in.readRawLittleEndian32();
                    elements.add(
                            ProtobufScalars.fixed32(number, each, field, value.part(start, in.getTotalBytesRead())));
                }
            }
        }
        return elements;
    }

    /** Text if it reads as text, a message if all of it is fields, else bytes. */
    private Field guess(String number, Span value, Span all, int depth) {
        String text = value.length() == 0 ? "" : PlainText.decode(value.copy());
        if (text != null) {
            return Field.string(number, "string?", text, all);
        }
        int before = unknown;
        try {
            Field inner = message(number, value, null, depth + 1);
            return new Field(number, "message?", Shape.OBJECT, "", all, inner.children());
        } catch (IOException e) {
            unknown = before;
            return raw(number, "bytes?", value, all);
        }
    }

    private static Field raw(String number, String type, Span value, Span all) {
        Field field = Field.raw(number, type, value);
        return new Field(number, type, field.shape(), field.value(), all, List.of());
    }

    private static int wireType(FieldDescriptor field) {
        return switch (field.getType()) {
            case DOUBLE, FIXED64, SFIXED64 -> WireFormat.WIRETYPE_FIXED64;
            case FLOAT, FIXED32, SFIXED32 -> WireFormat.WIRETYPE_FIXED32;
            case STRING, BYTES, MESSAGE -> WireFormat.WIRETYPE_LENGTH_DELIMITED;
            case GROUP -> WireFormat.WIRETYPE_START_GROUP;
            default -> WireFormat.WIRETYPE_VARINT;
        };
    }

    static String enumName(FieldDescriptor field, int number) {
        EnumValueDescriptor value = field.getEnumType().findValueByNumber(number);
        return value == null ? String.valueOf(number) : value.getName();
    }
}
