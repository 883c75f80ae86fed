package dev.weir.app.records.decode.shape;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.Shape;
import dev.weir.app.records.decode.Span;
import org.jspecify.annotations.Nullable;

/** Protobuf's numbers, with the meaning that a descriptor gives them or with a guess. */
final class ProtobufScalars {

    private ProtobufScalars() {}

    static Field varint(String name, long value, @Nullable FieldDescriptor field, Span bytes) {
        if (field == null) {
            return Field.number(name, "varint", String.valueOf(value), bytes);
        }
        return switch (field.getType()) {
            case BOOL -> Field.of(name, "bool", Shape.LITERAL, value == 0 ? "false" : "true", bytes);
            case ENUM ->
                Field.string(name, field.getEnumType().getName(), ProtobufWalk.enumName(field, (int) value), bytes);
            case SINT32 ->
                Field.number(name, "sint32", String.valueOf(CodedInputStream.decodeZigZag32((int) value)), bytes);
            case SINT64 -> Field.number(name, "sint64", String.valueOf(CodedInputStream.decodeZigZag64(value)), bytes);
            case UINT32 -> Field.number(name, "uint32", Integer.toUnsignedString((int) value), bytes);
            case UINT64 -> Field.number(name, "uint64", Long.toUnsignedString(value), bytes);
            case INT32 -> Field.number(name, "int32", String.valueOf((int) value), bytes);
            default -> Field.number(name, "int64", String.valueOf(value), bytes);
        };
    }

    static Field fixed64(String name, long value, @Nullable FieldDescriptor field, Span bytes) {
        if (field == null) {
            double real = Double.longBitsToDouble(value);
            return likely(real)
                    ? Field.number(name, "double?", String.valueOf(real), bytes)
                    : Field.number(name, "fixed64", String.valueOf(value), bytes);
        }
        return switch (field.getType()) {
            case DOUBLE -> Field.number(name, "double", String.valueOf(Double.longBitsToDouble(value)), bytes);
            case FIXED64 -> Field.number(name, "fixed64", Long.toUnsignedString(value), bytes);
            default -> Field.number(name, "sfixed64", String.valueOf(value), bytes);
        };
    }

    static Field fixed32(String name, int value, @Nullable FieldDescriptor field, Span bytes) {
        if (field == null) {
            float real = Float.intBitsToFloat(value);
            return likely(real)
                    ? Field.number(name, "float?", String.valueOf(real), bytes)
                    : Field.number(name, "fixed32", String.valueOf(value), bytes);
        }
        return switch (field.getType()) {
            case FLOAT -> Field.number(name, "float", String.valueOf(Float.intBitsToFloat(value)), bytes);
            case FIXED32 -> Field.number(name, "fixed32", Integer.toUnsignedString(value), bytes);
            default -> Field.number(name, "sfixed32", String.valueOf(value), bytes);
        };
    }

    /** Whether somebody would have sent this as a real number: neither tiny nor huge. */
    private static boolean likely(double value) {
        double size = Math.abs(value);
        return value == 0 || (size > 1e-6 && size < 1e15);
    }
}
