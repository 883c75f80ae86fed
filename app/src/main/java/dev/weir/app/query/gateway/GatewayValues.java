package dev.weir.app.query.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.app.query.engine.RowChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as the gateway writes them in JSON, by the types that it tells beside them. */
final class GatewayValues {

    private GatewayValues() {}

    static RowChange row(JsonNode row, JsonNode columns) {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(value(row.path("fields").path(i), columns.path(i).path("logicalType")));
        }
        return new RowChange(RowChange.Kind.valueOf(row.path("kind").asText()), values);
    }

    private static @Nullable Object value(JsonNode value, JsonNode type) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        try {
            return switch (type.path("type").asText()) {
                case "BOOLEAN" -> value.asBoolean();
                case "TINYINT", "SMALLINT", "INTEGER", "BIGINT" -> value.asLong();
                case "FLOAT", "DOUBLE" -> value.asDouble();
                case "DECIMAL" ->
                    new BigDecimal(value.asText()).setScale(type.path("scale").asInt(), RoundingMode.UNNECESSARY);
                case "DATE" -> LocalDate.parse(value.asText());
                case "TIME_WITHOUT_TIME_ZONE" -> LocalTime.parse(value.asText());
                case "TIMESTAMP_WITHOUT_TIME_ZONE" -> LocalDateTime.parse(iso(value.asText()));
                case "TIMESTAMP_WITH_LOCAL_TIME_ZONE" -> moment(iso(value.asText()));
                case "BINARY", "VARBINARY" -> value.binaryValue();
                case "ARRAY" -> list(value, type.path("elementType"));
                case "MAP" -> map(value, type.path("valueType"));
                case "ROW" -> fields(value, type.path("fields"));
                default -> value.isValueNode() ? value.asText() : value.toString();
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return value.asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String iso(String written) {
        return written.replace(' ', 'T');
    }

    private static Instant moment(String written) {
        return OffsetDateTime.parse(written).toInstant();
    }

    private static List<@Nullable Object> list(JsonNode values, JsonNode type) {
        List<@Nullable Object> list = new ArrayList<>();
        values.forEach(each -> list.add(value(each, type)));
        return list;
    }

    private static Map<String, @Nullable Object> map(JsonNode values, JsonNode type) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        values.properties().forEach(each -> map.put(each.getKey(), value(each.getValue(), type)));
        return map;
    }

    private static Map<String, @Nullable Object> fields(JsonNode values, JsonNode types) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (JsonNode type : types) {
            String name = type.path("name").asText();
            map.put(name, value(values.path(name), type.path("fieldType")));
        }
        return map;
    }

    /** A type as Flink writes it in SQL. */
    static String type(JsonNode type) {
        String precision = type.has("precision") ? "(" + type.path("precision").asInt() + ")" : "";
        String name = type.path("type").asText();
        return switch (name) {
            case "VARCHAR" -> "STRING";
            case "INTEGER" -> "INT";
            case "VARBINARY" -> "BYTES";
            case "TIMESTAMP_WITHOUT_TIME_ZONE" -> "TIMESTAMP" + precision;
            case "TIMESTAMP_WITH_LOCAL_TIME_ZONE" -> "TIMESTAMP_LTZ" + precision;
            case "TIME_WITHOUT_TIME_ZONE" -> "TIME" + precision;
            case "DECIMAL" ->
                "DECIMAL(" + type.path("precision").asInt() + ", "
                        + type.path("scale").asInt() + ")";
            case "ARRAY" -> "ARRAY<" + type(type.path("elementType")) + ">";
            default -> name;
        };
    }
}
