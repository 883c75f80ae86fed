package dev.weir.streamingsql.formats;

import dev.weir.avro.AvroRecords;
import dev.weir.avro.UnreadableException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.MapType;
import org.apache.flink.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/** Flink's values of Avro's, by the declared type; a value that is none of that type is refused. */
final class AvroRows {

    /** What the only column is called of a schema that is no record. */
    private static final String VALUE = "value";

    private AvroRows() {}

    static List<RowData> of(List<AvroRecords.Datum> datums, RowType type) throws UnreadableException {
        List<RowData> rows = new ArrayList<>();
        for (AvroRecords.Datum datum : datums) {
            rows.add(
                    datum.value() instanceof IndexedRecord record
                            ? row(record, type, "")
                            : single(datum.value(), datum.schema(), type));
        }
        return rows;
    }

    private static RowData single(@Nullable Object value, Schema schema, RowType type) throws UnreadableException {
        GenericRowData row = new GenericRowData(type.getFieldCount());
        int at = type.getFieldIndex(VALUE);
        if (at >= 0) {
            row.setField(at, value(value, schema, type.getTypeAt(at), VALUE));
        }
        return row;
    }

    private static RowData row(IndexedRecord record, RowType type, String path) throws UnreadableException {
        GenericRowData row = new GenericRowData(type.getFieldCount());
        for (int i = 0; i < type.getFieldCount(); i++) {
            String name = type.getFieldNames().get(i);
            Schema.Field field = record.getSchema().getField(name);
            if (field != null) {
                row.setField(i, value(record.get(field.pos()), field.schema(), type.getTypeAt(i), path + name));
            }
        }
        return row;
    }

    private static @Nullable Object value(@Nullable Object value, Schema declared, LogicalType type, String path)
            throws UnreadableException {
        if (value == null) {
            return null;
        }
        Schema schema = declared.getType() == Schema.Type.UNION
                ? declared.getTypes().get(GenericData.get().resolveUnion(declared, value))
                : declared;
        Object made = null;
        try {
            made = switch (type.getTypeRoot()) {
                case BOOLEAN -> value instanceof Boolean ? value : null;
                case TINYINT ->
                    value instanceof Number number ? (byte) exact(number, Byte.MIN_VALUE, Byte.MAX_VALUE) : null;
                case SMALLINT ->
                    value instanceof Number number ? (short) exact(number, Short.MIN_VALUE, Short.MAX_VALUE) : null;
                case INTEGER ->
                    value instanceof Number number ? (int) exact(number, Integer.MIN_VALUE, Integer.MAX_VALUE) : null;
                case BIGINT -> value instanceof Number number ? exact(number, Long.MIN_VALUE, Long.MAX_VALUE) : null;
                case FLOAT -> value instanceof Number number ? number.floatValue() : null;
                case DOUBLE -> value instanceof Number number ? Double.parseDouble(number.toString()) : null;
                case CHAR, VARCHAR -> StringData.fromString(text(value, schema));
                case BINARY, VARBINARY -> bytes(value);
                case DECIMAL -> decimal(value, schema, (DecimalType) type);
                case DATE -> value instanceof Integer && is(schema, "date") ? value : null;
                case TIME_WITHOUT_TIME_ZONE -> time(value, schema);
                case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> timestamp(value, schema);
                case ARRAY -> array(value, schema, (ArrayType) type, path);
                case MAP -> map(value, schema, (MapType) type, path);
                case ROW -> value instanceof IndexedRecord record ? row(record, (RowType) type, path + ".") : null;
                default -> null;
            };
        } catch (DateTimeException | ArithmeticException e) {
            // Beyond what the type holds: refused below.
            made = null;
        }
        if (made == null) {
            throw new UnreadableException("“" + path + "” is not " + type.asSummaryString() + " but Avro's "
                    + (schema.getLogicalType() == null
                            ? schema.getType().getName()
                            : schema.getLogicalType().getName()) + ".");
        }
        return made;
    }

    private static boolean is(Schema schema, String logical) {
        return schema.getLogicalType() != null
                && schema.getLogicalType().getName().equals(logical);
    }

    private static long exact(Number number, long least, long most) {
        BigDecimal whole = new BigDecimal(number.toString());
        long value = whole.longValueExact();
        if (value < least || value > most) {
            throw new ArithmeticException("too large");
        }
        return value;
    }

    private static byte @Nullable [] bytes(Object value) {
        if (value instanceof GenericFixed fixed) {
            return fixed.bytes();
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        return null;
    }

    private static @Nullable BigDecimal number(Object value, Schema schema) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        byte[] digits = bytes(value);
        return digits != null && schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? new BigDecimal(digits.length == 0 ? BigInteger.ZERO : new BigInteger(digits), decimal.getScale())
                : null;
    }

    private static @Nullable DecimalData decimal(Object value, Schema schema, DecimalType type) {
        BigDecimal number = number(value, schema);
        return number == null
                ? null
                : DecimalData.fromBigDecimal(number.setScale(type.getScale()), type.getPrecision(), type.getScale());
    }

    private static @Nullable Integer time(Object value, Schema schema) {
        if (value instanceof Number number && is(schema, "time-millis")) {
            return number.intValue();
        }
        return value instanceof Number number && is(schema, "time-micros")
                ? Math.toIntExact(number.longValue() / 1_000)
                : null;
    }

    private static @Nullable TimestampData timestamp(Object value, Schema schema) {
        if (!(value instanceof Long number) || schema.getLogicalType() == null) {
            return null;
        }
        return switch (schema.getLogicalType().getName()) {
            case "timestamp-millis", "local-timestamp-millis" -> TimestampData.fromEpochMillis(number);
            case "timestamp-micros", "local-timestamp-micros" ->
                TimestampData.fromInstant(Instant.EPOCH.plus(number, ChronoUnit.MICROS));
            case "timestamp-nanos", "local-timestamp-nanos" ->
                TimestampData.fromInstant(Instant.EPOCH.plusNanos(number));
            default -> null;
        };
    }

    private static @Nullable GenericArrayData array(Object value, Schema schema, ArrayType type, String path)
            throws UnreadableException {
        if (!(value instanceof Collection<?> elements) || schema.getType() != Schema.Type.ARRAY) {
            return null;
        }
        List<@Nullable Object> made = new ArrayList<>();
        for (Object each : elements) {
            made.add(value(each, schema.getElementType(), type.getElementType(), path + "[]"));
        }
        return new GenericArrayData(made.toArray());
    }

    private static @Nullable GenericMapData map(Object value, Schema schema, MapType type, String path)
            throws UnreadableException {
        if (!(value instanceof Map<?, ?> entries) || schema.getType() != Schema.Type.MAP) {
            return null;
        }
        Map<Object, @Nullable Object> made = new HashMap<>();
        for (Map.Entry<?, ?> each : entries.entrySet()) {
            made.put(
                    StringData.fromString(String.valueOf(each.getKey())),
                    value(each.getValue(), schema.getValueType(), type.getValueType(), path + "[]"));
        }
        return new GenericMapData(made);
    }

    /** What has no other form is the JSON of its value. */
    private static String text(Object value, Schema schema) {
        byte[] bytes = bytes(value);
        if (bytes != null && is(schema, "uuid") && bytes.length == 2 * Long.BYTES) {
            ByteBuffer halves = ByteBuffer.wrap(bytes);
            return new UUID(halves.getLong(), halves.getLong()).toString();
        }
        BigDecimal digits = bytes == null ? null : number(value, schema);
        if (digits != null) {
            return digits.toPlainString();
        }
        if (value instanceof Number number && schema.getLogicalType() != null) {
            long units = number.longValue();
            return switch (schema.getLogicalType().getName()) {
                case "date" -> LocalDate.ofEpochDay(units).toString();
                case "time-millis" ->
                    LocalTime.MIDNIGHT.plusNanos(units * 1_000_000).toString();
                case "time-micros" ->
                    LocalTime.MIDNIGHT.plusNanos(units * 1_000).toString();
                default -> value.toString();
            };
        }
        return value instanceof CharSequence || value instanceof GenericData.EnumSymbol
                ? value.toString()
                : GenericData.get().toString(value);
    }
}
