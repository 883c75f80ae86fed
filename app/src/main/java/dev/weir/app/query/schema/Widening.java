package dev.weir.app.query.schema;

import static dev.weir.app.query.schema.FieldType.Scalar.BIGINT;
import static dev.weir.app.query.schema.FieldType.Scalar.DOUBLE;
import static dev.weir.app.query.schema.FieldType.Scalar.TIMESTAMP;
import static dev.weir.app.query.schema.FieldType.Scalar.TIMESTAMP_LTZ;
import static dev.weir.app.query.schema.FieldType.Scalar.VARCHAR;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The narrowest type that holds the values of two. A type that is not known yet (only nulls were seen) is null. */
final class Widening {

    private Widening() {}

    static @Nullable FieldType of(@Nullable FieldType one, @Nullable FieldType other) {
        if (one == null) {
            return other;
        }
        if (other == null || one.equals(other)) {
            return one;
        }
        if (one instanceof FieldType.Row first && other instanceof FieldType.Row second) {
            return rows(first, second);
        }
        if (one instanceof FieldType.Array(FieldType first) && other instanceof FieldType.Array(FieldType second)) {
            FieldType element = of(first, second);
            return new FieldType.Array(element == null ? VARCHAR : element);
        }
        if (are(one, other, BIGINT, DOUBLE)) {
            return DOUBLE;
        }
        if (are(one, other, TIMESTAMP, TIMESTAMP_LTZ)) {
            return TIMESTAMP_LTZ;
        }
        return VARCHAR;
    }

    private static boolean are(FieldType one, FieldType other, FieldType a, FieldType b) {
        return (one.equals(a) && other.equals(b)) || (one.equals(b) && other.equals(a));
    }

    private static FieldType rows(FieldType.Row one, FieldType.Row other) {
        Map<String, FieldType> types = new LinkedHashMap<>();
        one.fields().forEach(field -> types.put(field.name(), field.type()));
        for (SchemaField field : other.fields()) {
            FieldType wider = of(types.get(field.name()), field.type());
            types.put(field.name(), wider == null ? VARCHAR : wider);
        }
        List<SchemaField> fields = new ArrayList<>();
        types.forEach((name, type) -> fields.add(new SchemaField(name, type)));
        return new FieldType.Row(fields);
    }
}
