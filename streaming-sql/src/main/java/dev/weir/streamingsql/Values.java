package dev.weir.streamingsql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * Values of rows as JSON. Texts, truth values, whole and broken numbers are JSON's own (a broken number always has its point); what JSON
 * lacks is an object of one member that names the type: {@code {"instant": "…"}}.
 */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Values() {}

    /** The values of a row, one a column, as the text of a JSON array. */
    static String ofRow(Row row) {
        ArrayNode values = JSON.arrayNode();
        for (int i = 0; i < row.getArity(); i++) {
            values.add(of(row.getField(i)));
        }
        return values.toString();
    }

    static JsonNode of(@Nullable Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case String text -> JSON.textNode(text);
            case Boolean truth -> JSON.booleanNode(truth);
            case Byte number -> JSON.numberNode(number.longValue());
            case Short number -> JSON.numberNode(number.longValue());
            case Integer number -> JSON.numberNode(number.longValue());
            case Long number -> JSON.numberNode(number);
            case Float number -> floating(Double.parseDouble(number.toString()));
            case Double number -> floating(number);
            case BigDecimal number -> named("decimal", number.toPlainString());
            case Instant time -> named("instant", time.toString());
            case LocalDate date -> named("date", date.toString());
            case LocalDateTime time -> named("datetime", time.toString());
            case LocalTime time -> named("time", time.toString());
            case byte[] bytes -> JSON.objectNode().set("bytes", JSON.binaryNode(bytes));
            case Row row -> row(row);
            case Map<?, ?> map -> map(map);
            case Object array when array.getClass().isArray() -> array(array);
            case Iterable<?> list -> list(list);
            default -> JSON.textNode(value.toString());
        };
    }

    private static JsonNode floating(double number) {
        return Double.isFinite(number) ? JSON.numberNode(number) : named("double", Double.toString(number));
    }

    private static JsonNode named(String type, String text) {
        return JSON.objectNode().put(type, text);
    }

    private static JsonNode row(Row row) {
        ObjectNode fields = JSON.objectNode();
        var names = row.getFieldNames(true);
        int index = 0;
        if (names == null) {
            for (; index < row.getArity(); index++) {
                fields.set("f" + index, of(row.getField(index)));
            }
        } else {
            for (String name : names) {
                fields.set(name, of(row.getField(name)));
            }
        }
        return JSON.objectNode().set("map", fields);
    }

    private static JsonNode map(Map<?, ?> map) {
        ObjectNode entries = JSON.objectNode();
        map.forEach((key, value) -> entries.set(Objects.toString(key), of(value)));
        return JSON.objectNode().set("map", entries);
    }

    private static JsonNode array(Object array) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < Array.getLength(array); i++) {
            list.add(of(Array.get(array, i)));
        }
        return list;
    }

    private static JsonNode list(Iterable<?> values) {
        ArrayNode list = JSON.arrayNode();
        values.forEach(value -> list.add(of(value)));
        return list;
    }
}
