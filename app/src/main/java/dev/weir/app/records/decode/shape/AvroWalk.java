package dev.weir.app.records.decode.shape;

import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.Shape;
import dev.weir.app.records.decode.Span;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads Avro's binary encoding along its schema, value by value, so that each has its byte range. */
final class AvroWalk {

    private final Span bytes;
    private final Effort effort;
    private final Positioned stream;
    private final BinaryDecoder in;
    private boolean cut;

    AvroWalk(Span bytes, Effort effort) {
        this.bytes = bytes;
        this.effort = effort;
        this.stream = new Positioned(bytes);
        // The direct one takes from the stream just what it needs: the stream knows where each value ends.
        this.in = DecoderFactory.get().directBinaryDecoder(stream, null);
    }

    private static final class Positioned extends ByteArrayInputStream {
        private final int start;

        Positioned(Span bytes) {
            super(bytes.source().bytes(), bytes.from(), bytes.length());
            start = bytes.from();
        }

        int at() {
            return pos - start;
        }
    }

    int at() {
        return stream.at();
    }

    /** Whether reading ended because there were enough fields. */
    boolean cut() {
        return cut;
    }

    /** The next datum. */
    Field read(String name, Schema schema) throws IOException {
        try {
            return value(name, schema, 0);
        } catch (EOFException e) {
            throw new NotThis(Text.of("it ends at byte {0}, in the middle of a value", Format.count(at())));
        }
    }

    long number() throws IOException {
        return in.readLong();
    }

    /** Bytes with their length in front. */
    Span sized() throws IOException {
        return take(in.readLong());
    }

    Span take(long length) throws IOException {
        int start = at();
        if (length < 0 || length > bytes.length() - start) {
            throw new NotThis(Text.of(
                    "at byte {0}: a length of {1}, more than there are bytes",
                    Format.count(start), Format.count(length)));
        }
        in.skipFixed((int) length);
        return bytes.part(start, start + (int) length);
    }

    private Field value(String name, Schema schema, int depth) throws IOException {
        if (depth > Effort.DEEPEST) {
            throw new NotThis(Text.of("it is nested deeper than {0} levels", Format.count(Effort.DEEPEST)));
        }
        int start = at();
        String type = type(schema);
        return switch (schema.getType()) {
            case NULL -> Field.of(name, type, Shape.LITERAL, "null", to(start));
            case BOOLEAN -> {
                int value = take(1).at(0);
                if (value > 1) {
                    throw new NotThis(Text.of("at byte {0}: {1} is no boolean", Format.count(start), value));
                }
                yield Field.of(name, type, Shape.LITERAL, value == 1 ? "true" : "false", to(start));
            }
            case INT -> timed(name, schema, in.readInt(), start);
            case LONG -> timed(name, schema, in.readLong(), start);
            case FLOAT -> Field.number(name, type, String.valueOf(in.readFloat()), to(start));
            case DOUBLE -> Field.number(name, type, String.valueOf(in.readDouble()), to(start));
            case STRING -> {
                Span text = sized();
                yield Field.string(name, type, new String(text.copy(), StandardCharsets.UTF_8), to(start));
            }
            case BYTES -> binary(name, schema, sized(), start);
            case FIXED -> binary(name, schema, take(schema.getFixedSize()), start);
            case ENUM -> {
                int index = in.readInt();
                if (index < 0 || index >= schema.getEnumSymbols().size()) {
                    throw new NotThis(Text.of(
                            "at byte {0}: enum {1} has no symbol {2}",
                            Format.count(start), schema.getName(), Format.count(index)));
                }
                yield Field.string(name, type, schema.getEnumSymbols().get(index), to(start));
            }
            case UNION -> {
                int index = in.readInt();
                if (index < 0 || index >= schema.getTypes().size()) {
                    throw new NotThis(Text.of(
                            "at byte {0}: the union {1} has no branch {2}",
                            Format.count(start), name, Format.count(index)));
                }
                Field branch = value(name, schema.getTypes().get(index), depth + 1);
                yield new Field(name, branch.type(), branch.shape(), branch.value(), to(start), branch.children());
            }
            case RECORD -> {
                List<Field> members = new ArrayList<>();
                for (Schema.Field each : schema.getFields()) {
                    if (!more()) {
                        break;
                    }
                    members.add(value(each.name(), each.schema(), depth + 1));
                }
                yield Field.object(name, type, to(start), members);
            }
            case ARRAY -> {
                List<Field> elements = blocks(schema.getElementType(), false, depth);
                yield Field.array(name, "array", to(start), elements);
            }
            case MAP -> {
                List<Field> members = blocks(schema.getValueType(), true, depth);
                yield Field.object(name, "map", to(start), members);
            }
        };
    }

    private List<Field> blocks(Schema each, boolean keys, int depth) throws IOException {
        List<Field> values = new ArrayList<>();
        for (long count = in.readLong(); count != 0 && !cut; count = in.readLong()) {
            if (count < 0) {
                in.readLong();
            }
            for (long i = Math.abs(count); i > 0 && more(); i--) {
                String name =
                        keys ? new String(sized().copy(), StandardCharsets.UTF_8) : "[%d]".formatted(values.size());
                values.add(value(name, each, depth + 1));
            }
            if (cut) {
                break;
            }
        }
        return values;
    }

    private boolean more() {
        cut |= !effort.field();
        return !cut;
    }

    private Span to(int start) {
        return bytes.part(start, at());
    }

    private static String type(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        if (logical != null) {
            return logical.getName();
        }
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> schema.getName();
            default -> schema.getType().getName();
        };
    }

    /** A number that may mean a time, which is then said beside its type. */
    private Field timed(String name, Schema schema, long value, int start) {
        LogicalType logical = schema.getLogicalType();
        String type = type(schema);
        if (logical != null) {
            try {
                String meaning = switch (logical.getName()) {
                    case "timestamp-millis" -> Instant.ofEpochMilli(value).toString();
                    case "timestamp-micros" ->
                        Instant.EPOCH.plus(value, ChronoUnit.MICROS).toString();
                    case "date" -> LocalDate.ofEpochDay(value).toString();
                    default -> "";
                };
                type += meaning.isEmpty() ? "" : " " + meaning;
            } catch (DateTimeException | ArithmeticException e) {
                type = Text.of("{0}, out of range", type);
            }
        }
        return Field.number(name, type, String.valueOf(value), to(start));
    }

    private Field binary(String name, Schema schema, Span value, int start) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                && value.length() > 0
                && value.length() < 64) {
            return Field.number(
                    name,
                    "decimal(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale()),
                    new BigDecimal(new BigInteger(value.copy()), decimal.getScale()).toPlainString(),
                    to(start));
        }
        return Field.raw(name, type(schema), value);
    }
}
