package dev.weir.app.query.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds one record against a schema. Values that do not fit are replaced by null in the object that was given, and the first of
 * them is named. Not thread-safe.
 */
public final class Fit {

    private final List<SchemaField> fields;
    private @Nullable String trouble;
    private @Nullable String stranger;

    public Fit(StreamSchema schema) {
        this.fields = RecordShape.of(schema);
    }

    /** Looks at a record; its values that do not fit become null. */
    public void look(ObjectNode object) {
        trouble = null;
        stranger = null;
        row(object, fields, "");
    }

    /** What did not fit, in words, or null if all did. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** A field that the schema does not have, or null. */
    public @Nullable String stranger() {
        return stranger;
    }

    private void row(ObjectNode object, List<SchemaField> fields, String path) {
        int known = 0;
        for (SchemaField field : fields) {
            JsonNode value = object.get(field.name());
            if (value != null) {
                known++;
                if (!value.isNull() && !fits(value, field.type(), path + field.name())) {
                    object.set(field.name(), NullNode.instance);
                }
            }
        }
        if (known < object.size() && stranger == null) {
            List<String> names = new ArrayList<>();
            fields.forEach(field -> names.add(field.name()));
            object.properties().stream()
                    .filter(field -> !names.contains(field.getKey()))
                    .findFirst()
                    .ifPresent(field -> stranger = path + field.getKey());
        }
    }

    private boolean fits(JsonNode value, FieldType type, String path) {
        boolean good = switch (type) {
            case FieldType.Scalar scalar -> scalar(value, scalar);
            case FieldType.Decimal decimal -> decimal(value, decimal);
            case FieldType.Row row -> value.isObject();
            case FieldType.Map map -> value.isObject();
            case FieldType.Array array -> value.isArray();
        };
        if (!good) {
            String text = value.toString();
            trouble = trouble == null
                    ? Text.of(
                            "“{0}” is not {1} in {2}",
                            path, words(type), text.length() > 60 ? text.substring(0, 60) + "…" : text)
                    : trouble;
            return false;
        }
        if (type instanceof FieldType.Row(List<SchemaField> fields) && value instanceof ObjectNode object) {
            row(object, fields, path + ".");
        } else if (type instanceof FieldType.Map(FieldType element) && value instanceof ObjectNode object) {
            for (String key :
                    object.properties().stream().map(Map.Entry::getKey).toList()) {
                JsonNode each = object.path(key);
                if (!each.isNull() && !fits(each, element, path + "[" + key + "]")) {
                    object.set(key, NullNode.instance);
                }
            }
        } else if (type instanceof FieldType.Array(FieldType element) && value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (!array.get(i).isNull() && !fits(array.get(i), element, path + "[" + (i + 1) + "]")) {
                    array.set(i, NullNode.instance);
                }
            }
        }
        return true;
    }

    private static boolean scalar(JsonNode value, FieldType.Scalar scalar) {
        return switch (scalar) {
            case BIGINT -> value.isNumber() && value.canConvertToLong() && value.canConvertToExactIntegral();
            case DOUBLE -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case VARCHAR -> true;
            case DATE -> value.isTextual() && IsoTime.isDate(value.asText());
            case BYTES -> value.isTextual() && isBase64(value.asText());
            case TIMESTAMP, TIMESTAMP_LTZ -> value.isTextual() && IsoTime.typeOf(value.asText()) != null;
        };
    }

    private static boolean decimal(JsonNode value, FieldType.Decimal type) {
        if (!value.isNumber() && !value.isTextual()) {
            return false;
        }
        try {
            BigDecimal number = new BigDecimal(value.asText()).stripTrailingZeros();
            return number.scale() <= type.scale()
                    && number.precision() - number.scale() <= type.precision() - type.scale();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length <= text.length();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String words(FieldType type) {
        return switch (type) {
            case FieldType.Scalar scalar -> scalar.name();
            case FieldType.Decimal(int precision, int scale) -> "DECIMAL(" + precision + ", " + scale + ")";
            case FieldType.Row row -> Text.of("an object");
            case FieldType.Map map -> Text.of("an object");
            case FieldType.Array array -> Text.of("an array");
        };
    }
}
