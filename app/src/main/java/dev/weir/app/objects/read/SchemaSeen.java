package dev.weir.app.objects.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Gathers which fields JSON records have, in the order in which they were first seen. Bounded; not thread-safe. */
final class SchemaSeen {

    /** Fields that are told of; records whose keys are data would have no end of them. */
    private static final int MOST_FIELDS = 500;

    private static final int DEEPEST = 4;

    private final Map<String, Seen> fields = new LinkedHashMap<>();
    private boolean full;

    private static final class Seen {
        private final TreeSet<String> types = new TreeSet<>();
        private int filled;
    }

    void add(JsonNode record) {
        if (record.isObject()) {
            add("", record, 1);
        }
    }

    private void add(String above, JsonNode object, int depth) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = above + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject() && depth < DEEPEST && !value.isEmpty()) {
                add(name + ".", value, depth + 1);
            } else {
                note(name, value);
            }
        }
    }

    private void note(String name, JsonNode value) {
        Seen seen = fields.get(name);
        if (seen == null) {
            if (fields.size() >= MOST_FIELDS) {
                full = true;
                return;
            }
            seen = new Seen();
            fields.put(name, seen);
        }
        seen.types.add(type(value));
        if (!value.isNull()) {
            seen.filled++;
        }
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "null";
        };
    }

    /** Whether some fields are left out since there are too many. */
    boolean full() {
        return full;
    }

    List<SchemaField> fields() {
        List<SchemaField> found = new ArrayList<>();
        fields.forEach((name, seen) -> found.add(new SchemaField(name, String.join(", ", seen.types), seen.filled)));
        return found;
    }
}
