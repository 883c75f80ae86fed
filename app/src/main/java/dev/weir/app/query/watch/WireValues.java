package dev.weir.app.query.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.app.query.engine.RowChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as the engine's process writes them: JSON, and an object of one member that names the type where JSON has none. */
final class WireValues {

    private WireValues() {}

    /** A row: its kind, and then a value a column. */
    static RowChange row(JsonNode row) {
        List<@Nullable Object> values = new ArrayList<>(row.size() - 1);
        for (int i = 1; i < row.size(); i++) {
            values.add(value(row.get(i)));
        }
        return new RowChange(RowChange.Kind.valueOf(row.get(0).asText()), values);
    }

    private static @Nullable Object value(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.textValue();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.isIntegralNumber() ? (Object) value.longValue() : (Object) value.doubleValue();
            case ARRAY -> list(value);
            case OBJECT -> named(value);
            default -> null;
        };
    }

    private static List<@Nullable Object> list(JsonNode values) {
        List<@Nullable Object> list = new ArrayList<>(values.size());
        values.forEach(value -> list.add(value(value)));
        return list;
    }

    private static Object named(JsonNode value) {
        var member = value.properties().iterator().next();
        String text = member.getValue().asText();
        return switch (member.getKey()) {
            case "decimal" -> new BigDecimal(text);
            case "double" -> Double.valueOf(text);
            case "instant" -> Instant.parse(text);
            case "date" -> LocalDate.parse(text);
            case "datetime" -> LocalDateTime.parse(text);
            case "time" -> LocalTime.parse(text);
            case "bytes" -> bytes(member.getValue());
            case "map" -> map(member.getValue());
            default -> throw new IllegalArgumentException("No such type: " + member.getKey());
        };
    }

    private static byte[] bytes(JsonNode value) {
        try {
            return value.binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, @Nullable Object> map(JsonNode fields) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        fields.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
        return map;
    }
}
