package dev.weir.app.query.schema;

import static dev.weir.app.query.schema.FieldType.Scalar.BIGINT;
import static dev.weir.app.query.schema.FieldType.Scalar.BOOLEAN;
import static dev.weir.app.query.schema.FieldType.Scalar.BYTES;
import static dev.weir.app.query.schema.FieldType.Scalar.DATE;
import static dev.weir.app.query.schema.FieldType.Scalar.DOUBLE;
import static dev.weir.app.query.schema.FieldType.Scalar.TIMESTAMP;
import static dev.weir.app.query.schema.FieldType.Scalar.TIMESTAMP_LTZ;
import static dev.weir.app.query.schema.FieldType.Scalar.VARCHAR;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an Avro schema. What has no end (a record within itself), lies too deep or has too many fields is text: the JSON of its
 * value.
 */
final class AvroColumns {

    /** What the only column is called if the schema is no record. */
    static final String VALUE = "value";

    private static final int DEEPEST = 8;
    private static final int MOST_FIELDS = 1_000;

    private final Set<String> open = new HashSet<>();
    private int fields;

    private AvroColumns() {}

    static List<SchemaField> of(Schema schema) {
        AvroColumns columns = new AvroColumns();
        if (schema.getType() == Schema.Type.RECORD) {
            columns.open.add(schema.getFullName());
            return columns.fields(schema, 0);
        }
        return List.of(new SchemaField(VALUE, columns.known(schema, 0)));
    }

    /** Of names that differ in case only the first is a column: SQL tells them not apart. */
    private List<SchemaField> fields(Schema record, int depth) {
        List<SchemaField> all = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Schema.Field field : record.getFields()) {
            if (++fields > MOST_FIELDS) {
                break;
            }
            if (!field.name().isEmpty() && taken.add(field.name().toLowerCase(Locale.ROOT))) {
                all.add(new SchemaField(field.name(), known(field.schema(), depth + 1)));
            }
        }
        return all;
    }

    private FieldType known(Schema schema, int depth) {
        FieldType type = type(schema, depth);
        return type == null ? VARCHAR : type;
    }

    private @Nullable FieldType type(Schema schema, int depth) {
        if (depth > DEEPEST) {
            return VARCHAR;
        }
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> BOOLEAN;
            case INT, LONG -> number(schema);
            case FLOAT, DOUBLE -> DOUBLE;
            case STRING, ENUM -> VARCHAR;
            case BYTES, FIXED -> bytes(schema);
            case ARRAY -> new FieldType.Array(known(schema.getElementType(), depth + 1));
            case MAP -> new FieldType.Map(known(schema.getValueType(), depth + 1));
            case UNION -> {
                FieldType widest = null;
                for (Schema branch : schema.getTypes()) {
                    widest = Widening.of(widest, type(branch, depth));
                }
                yield widest;
            }
            case RECORD -> {
                if (!open.add(schema.getFullName())) {
                    yield VARCHAR;
                }
                List<SchemaField> row = fields(schema, depth);
                open.remove(schema.getFullName());
                yield row.isEmpty() ? VARCHAR : new FieldType.Row(row);
            }
        };
    }

    private static FieldType number(Schema schema) {
        String logical =
                schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
        return switch (logical) {
            case "timestamp-millis", "timestamp-micros", "timestamp-nanos" -> TIMESTAMP_LTZ;
            case "local-timestamp-millis", "local-timestamp-micros", "local-timestamp-nanos" -> TIMESTAMP;
            case "date" -> DATE;
            case "time-millis", "time-micros" -> VARCHAR;
            default -> BIGINT;
        };
    }

    private static FieldType bytes(Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                && decimal.getPrecision() <= FieldType.Decimal.MOST_DIGITS) {
            return new FieldType.Decimal(decimal.getPrecision(), decimal.getScale());
        }
        boolean uuid = schema.getLogicalType() != null
                && schema.getLogicalType().getName().equals("uuid");
        return uuid || schema.getLogicalType() instanceof LogicalTypes.Decimal ? VARCHAR : BYTES;
    }
}
