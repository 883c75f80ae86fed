package dev.weir.broker.firehose.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.JulianFields;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Writes rows, as {@link JsonRows} reads them, into the columns of a file. Not thread-safe. */
final class ParquetRows {

    private final HiveType.Struct schema;
    private final RecordConsumer out;

    ParquetRows(HiveType.Struct schema, RecordConsumer out) {
        this.schema = schema;
        this.out = out;
    }

    void write(@Nullable Object[] row) {
        out.startMessage();
        fields(schema, row);
        out.endMessage();
    }

    private void fields(HiveType.Struct struct, @Nullable Object[] row) {
        for (int i = 0; i < row.length; i++) {
            HiveType.Field field = struct.fields().get(i);
            member(field.name(), i, field.type(), row[i]);
        }
    }

    private void member(String name, int index, HiveType type, @Nullable Object value) {
        if (value != null) {
            out.startField(name, index);
            value(type, value);
            out.endField(name, index);
        }
    }

    private void value(HiveType type, Object value) {
        switch (type) {
            case HiveType.Struct struct -> {
                out.startGroup();
                fields(struct, (@Nullable Object[]) value);
                out.endGroup();
            }
            case HiveType.ListOf list -> {
                List<?> elements = (List<?>) value;
                out.startGroup();
                if (!elements.isEmpty()) {
                    out.startField("list", 0);
                    for (Object element : elements) {
                        out.startGroup();
                        member("element", 0, list.element(), element);
                        out.endGroup();
                    }
                    out.endField("list", 0);
                }
                out.endGroup();
            }
            case HiveType.MapOf map -> {
                Map<?, ?> entries = (Map<?, ?>) value;
                out.startGroup();
                if (!entries.isEmpty()) {
                    out.startField("key_value", 0);
                    for (Map.Entry<?, ?> entry : entries.entrySet()) {
                        out.startGroup();
                        member("key", 0, map.key(), entry.getKey());
                        member("value", 1, map.value(), entry.getValue());
                        out.endGroup();
                    }
                    out.endField("key_value", 0);
                }
                out.endGroup();
            }
            default -> scalar(value);
        }
    }

    private void scalar(Object value) {
        switch (value) {
            case Boolean truth -> out.addBoolean(truth);
            case Integer number -> out.addInteger(number);
            case Long number -> out.addLong(number);
            case Float number -> out.addFloat(number);
            case Double number -> out.addDouble(number);
            case String text -> out.addBinary(Binary.fromString(text));
            case byte[] bytes -> out.addBinary(Binary.fromConstantByteArray(bytes));
            case BigDecimal decimal -> out.addBinary(decimal(decimal.unscaledValue()));
            case LocalDate date -> out.addInteger((int) date.toEpochDay());
            case Instant instant -> out.addBinary(int96(instant));
            default -> throw new IllegalArgumentException("No column holds a " + value.getClass());
        }
    }

    private static Binary decimal(BigInteger unscaled) {
        byte[] number = unscaled.toByteArray();
        byte[] bytes = new byte[ParquetSchema.DECIMAL_BYTES];
        Arrays.fill(bytes, (byte) (unscaled.signum() < 0 ? -1 : 0));
        System.arraycopy(number, 0, bytes, bytes.length - number.length, number.length);
        return Binary.fromConstantByteArray(bytes);
    }

    /** Nanoseconds of the day, then the Julian day. */
    private static Binary int96(Instant instant) {
        ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
        ByteBuffer bytes = ByteBuffer.allocate(ParquetSchema.INT96_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(time.toLocalTime().toNanoOfDay());
        bytes.putInt((int) time.getLong(JulianFields.JULIAN_DAY));
        return Binary.fromConstantByteArray(bytes.array());
    }
}
