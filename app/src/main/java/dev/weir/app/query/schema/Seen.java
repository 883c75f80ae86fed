package dev.weir.app.query.schema;

import static dev.weir.app.query.schema.FieldType.Scalar.BIGINT;
import static dev.weir.app.query.schema.FieldType.Scalar.BOOLEAN;
import static dev.weir.app.query.schema.FieldType.Scalar.DOUBLE;
import static dev.weir.app.query.schema.FieldType.Scalar.VARCHAR;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What has been seen of one field over all records of a sample. Not thread-safe. */
final class Seen {

    /** Objects with more keys than that are maps, not rows: they stay text. */
    private static final int MOST_FIELDS = 300;

    private static final int DEEPEST = 8;

    private @Nullable FieldType scalar;
    private @Nullable Seen elements;
    private @Nullable Map<String, Seen> fields;
    private boolean array;
    private boolean tooMany;

    void add(JsonNode value, int depth) {
        if (value.isNull() || value.isMissingNode()) {
            return;
        }
        if (depth >= DEEPEST) {
            scalar = Widening.of(scalar, VARCHAR);
        } else if (value.isObject()) {
            addObject(value, depth);
        } else if (value.isArray()) {
            array = true;
            if (elements == null) {
                elements = new Seen();
            }
            for (JsonNode element : value) {
                elements.add(element, depth + 1);
            }
        } else {
            scalar = Widening.of(scalar, scalarOf(value));
        }
    }

    private void addObject(JsonNode value, int depth) {
        Map<String, Seen> known = fields;
        if (known == null) {
            known = new LinkedHashMap<>();
            fields = known;
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (known.size() >= MOST_FIELDS && !known.containsKey(field.getKey())) {
                tooMany = true;
                return;
            }
            known.computeIfAbsent(field.getKey(), name -> new Seen()).add(field.getValue(), depth + 1);
        }
    }

    static FieldType scalarOf(JsonNode value) {
        if (value.isBoolean()) {
            return BOOLEAN;
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() && value.canConvertToLong() ? BIGINT : DOUBLE;
        }
        FieldType time = IsoTime.typeOf(value.asText());
        return time == null ? VARCHAR : time;
    }

    /** The type that holds all that was seen; null if only nulls were. */
    @Nullable FieldType type() {
        int kinds = (scalar == null ? 0 : 1) + (array ? 1 : 0) + (fields == null ? 0 : 1);
        if (kinds > 1 || tooMany) {
            return VARCHAR;
        }
        if (array) {
            FieldType element = elements == null ? null : elements.type();
            return new FieldType.Array(element == null ? VARCHAR : element);
        }
        if (fields != null) {
            List<SchemaField> row = columns();
            return row.isEmpty() ? VARCHAR : new FieldType.Row(row);
        }
        return scalar;
    }

    /** The fields of the objects that were seen. Of names that differ in case only the first is a column: SQL tells them not apart. */
    List<SchemaField> columns() {
        List<SchemaField> columns = new ArrayList<>();
        Set<String> taken = new TreeSet<>();
        if (fields != null) {
            fields.forEach((name, seen) -> {
                FieldType type = seen.type();
                if (!name.isEmpty() && taken.add(name.toLowerCase(Locale.ROOT))) {
                    columns.add(new SchemaField(name, type == null ? VARCHAR : type));
                }
            });
        }
        return columns;
    }
}
