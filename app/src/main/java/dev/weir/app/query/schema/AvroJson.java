package dev.weir.app.query.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.avro.AvroRecords;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Datums of Avro as JSON, in the way that the columns of {@link AvroColumns} are read from it. */
final class AvroJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AvroJson() {}

    /** A datum as the object of its columns. */
    static ObjectNode object(AvroRecords.Datum datum) {
        Schema schema = datum.schema();
        JsonNode node = of(datum.value(), schema);
        return node instanceof ObjectNode object && schema.getType() == Schema.Type.RECORD
                ? object
                : NODES.objectNode().set(AvroColumns.VALUE, node);
    }

    private static JsonNode of(@Nullable Object value, Schema schema) {
        if (value == null) {
            return NullNode.instance;
        }
        return switch (schema.getType()) {
            case NULL -> NullNode.instance;
            case BOOLEAN -> BooleanNode.valueOf((Boolean) value);
            case INT, LONG -> number(((Number) value).longValue(), schema);
            case FLOAT -> DoubleNode.valueOf(Double.parseDouble(value.toString()));
            case DOUBLE -> DoubleNode.valueOf((Double) value);
            case STRING, ENUM -> TextNode.valueOf(value.toString());
            case BYTES -> bytes(array((ByteBuffer) value), schema);
            case FIXED -> bytes(((GenericFixed) value).bytes(), schema);
            case ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                ((Collection<?>) value).forEach(each -> array.add(of(each, schema.getElementType())));
                yield array;
            }
            case MAP -> {
                ObjectNode map = NODES.objectNode();
                ((Map<?, ?>) value).forEach((key, each) -> map.set(key.toString(), of(each, schema.getValueType())));
                yield map;
            }
            case UNION -> of(value, schema.getTypes().get(GenericData.get().resolveUnion(schema, value)));
            case RECORD -> {
                ObjectNode object = NODES.objectNode();
                for (Schema.Field field : schema.getFields()) {
                    object.set(field.name(), of(((IndexedRecord) value).get(field.pos()), field.schema()));
                }
                yield object;
            }
        };
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** A time beyond the calendar stays its number, which then does not fit. */
    private static JsonNode number(long value, Schema schema) {
        String logical =
                schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
        try {
            return switch (logical) {
                case "timestamp-millis" -> text(Instant.EPOCH.plus(value, ChronoUnit.MILLIS));
                case "timestamp-micros" -> text(Instant.EPOCH.plus(value, ChronoUnit.MICROS));
                case "timestamp-nanos" -> text(Instant.EPOCH.plusNanos(value));
                case "local-timestamp-millis" -> local(Instant.EPOCH.plus(value, ChronoUnit.MILLIS));
                case "local-timestamp-micros" -> local(Instant.EPOCH.plus(value, ChronoUnit.MICROS));
                case "local-timestamp-nanos" -> local(Instant.EPOCH.plusNanos(value));
                case "date" -> TextNode.valueOf(LocalDate.ofEpochDay(value).toString());
                case "time-millis" ->
                    TextNode.valueOf(
                            LocalTime.MIDNIGHT.plusNanos(value * 1_000_000).toString());
                case "time-micros" ->
                    TextNode.valueOf(LocalTime.MIDNIGHT.plusNanos(value * 1_000).toString());
                default -> LongNode.valueOf(value);
            };
        } catch (DateTimeException | ArithmeticException e) {
            return LongNode.valueOf(value);
        }
    }

    private static JsonNode text(Instant time) {
        return TextNode.valueOf(time.toString());
    }

    private static JsonNode local(Instant time) {
        return TextNode.valueOf(LocalDateTime.ofInstant(time, ZoneOffset.UTC).toString());
    }

    private static JsonNode bytes(byte[] bytes, Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            BigInteger digits = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
            return TextNode.valueOf(new BigDecimal(digits, decimal.getScale()).toPlainString());
        }
        if (schema.getLogicalType() != null
                && schema.getLogicalType().getName().equals("uuid")
                && bytes.length == 2 * Long.BYTES) {
            ByteBuffer halves = ByteBuffer.wrap(bytes);
            return TextNode.valueOf(new UUID(halves.getLong(), halves.getLong()).toString());
        }
        return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
    }
}
