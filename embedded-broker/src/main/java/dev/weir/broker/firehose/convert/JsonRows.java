package dev.weir.broker.firehose.convert;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.broker.firehose.object.UnfitRecordException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON records as rows of a schema: structs as arrays in the order of their fields, lists, maps, and for scalars
 * Boolean, Integer, Long, Float, Double, String, byte[], BigDecimal, LocalDate and Instant. What a record lacks is null;
 * what the schema lacks is left out. Thread-safe.
 */
final class JsonRows {

    static final String MALFORMED = "DataFormatConversion.MalformedData";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final HiveType.Struct schema;
    private final JsonNames names;

    JsonRows(HiveType.Struct schema, JsonNames names) {
        this.schema = schema;
        this.names = names;
    }

    /** @throws UnfitRecordException if the record is not JSON, or does not fit the schema */
    @Nullable Object[] read(byte[] record) throws UnfitRecordException {
        JsonNode json;
        try {
            json = JSON.readTree(record);
        } catch (IOException e) {
            throw new UnfitRecordException(MALFORMED, "The record is not one JSON object.");
        }
        if (json == null || !json.isObject()) {
            throw new UnfitRecordException(MALFORMED, "The record is not one JSON object.");
        }
        return struct(schema, json, "");
    }

    private @Nullable Object[] struct(HiveType.Struct type, JsonNode json, String path) throws UnfitRecordException {
        Map<String, JsonNode> members = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            members.putIfAbsent(names.column(member.getKey()), member.getValue());
        }
        @Nullable Object[] row = new @Nullable Object[type.fields().size()];
        for (int i = 0; i < row.length; i++) {
            HiveType.Field field = type.fields().get(i);
            JsonNode value = members.get(field.name());
            row[i] = value == null ? null : value(field.type(), value, path + "/" + field.name());
        }
        return row;
    }

    private @Nullable Object value(HiveType type, JsonNode json, String path) throws UnfitRecordException {
        if (json.isNull()) {
            return null;
        }
        return switch (type) {
            case HiveType.Struct struct -> {
                require(json.isObject(), json, path, "struct");
                yield struct(struct, json, path);
            }
            case HiveType.ListOf list -> {
                require(json.isArray(), json, path, "array");
                List<@Nullable Object> values = new ArrayList<>(json.size());
                for (JsonNode each : json) {
                    values.add(value(list.element(), each, path));
                }
                yield values;
            }
            case HiveType.MapOf map -> {
                require(json.isObject(), json, path, "map");
                Map<Object, @Nullable Object> values = new LinkedHashMap<>();
                for (Map.Entry<String, JsonNode> each : json.properties()) {
                    Object key = value(map.key(), JSON.getNodeFactory().textNode(each.getKey()), path);
                    if (key != null) {
                        values.put(key, value(map.value(), each.getValue(), path));
                    }
                }
                yield values;
            }
            case HiveType.Decimal decimal -> decimal(decimal, json, path);
            case HiveType.Scalar scalar -> scalar(scalar.kind(), json, path);
        };
    }

    private static Object decimal(HiveType.Decimal type, JsonNode json, String path) throws UnfitRecordException {
        try {
            BigDecimal number = number(json, path, "decimal").setScale(type.scale(), RoundingMode.HALF_UP);
            require(number.precision() <= type.precision(), json, path, "decimal");
            return number;
        } catch (ArithmeticException e) {
            throw unfit(json, path, "decimal");
        }
    }

    private static Object scalar(HiveType.Kind kind, JsonNode json, String path) throws UnfitRecordException {
        String name = kind.name().toLowerCase(Locale.ROOT);
        try {
            return switch (kind) {
                case BOOLEAN -> {
                    String text = json.asText().toLowerCase(Locale.ROOT);
                    require(text.equals("true") || text.equals("false"), json, path, name);
                    yield Boolean.valueOf(text);
                }
                case TINYINT -> (int) number(json, path, name).byteValueExact();
                case SMALLINT -> (int) number(json, path, name).shortValueExact();
                case INT -> number(json, path, name).intValueExact();
                case BIGINT -> number(json, path, name).longValueExact();
                case FLOAT -> number(json, path, name).floatValue();
                case DOUBLE -> number(json, path, name).doubleValue();
                case STRING -> json.isContainerNode() ? json.toString() : json.asText();
                case BINARY -> json.binaryValue() == null ? new byte[0] : json.binaryValue();
                case DATE -> LocalDate.parse(json.asText());
                case TIMESTAMP -> timestamp(json);
            };
        } catch (ArithmeticException | DateTimeException | IOException e) {
            throw unfit(json, path, name);
        }
    }

    /** Text as JDBC or ISO 8601 has it, or the milliseconds since the epoch; seconds if there are decimals. */
    private static Instant timestamp(JsonNode json) {
        if (json.isIntegralNumber()) {
            return Instant.ofEpochMilli(json.asLong());
        }
        if (json.isNumber()) {
            return Instant.ofEpochMilli(json.decimalValue().movePointRight(3).longValue());
        }
        String text = json.asText().strip().replace(' ', 'T');
        boolean zoned = text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:\\d\\d");
        return java.time.OffsetDateTime.parse(zoned ? text : text + "Z").toInstant();
    }

    private static BigDecimal number(JsonNode json, String path, String type) throws UnfitRecordException {
        try {
            require(json.isNumber() || json.isTextual(), json, path, type);
            return json.isNumber()
                    ? json.decimalValue()
                    : new BigDecimal(json.asText().strip());
        } catch (NumberFormatException e) {
            throw unfit(json, path, type);
        }
    }

    private static void require(boolean fits, JsonNode json, String path, String type) throws UnfitRecordException {
        if (!fits) {
            throw unfit(json, path, type);
        }
    }

    private static UnfitRecordException unfit(JsonNode json, String path, String type) {
        String shown = json.toString();
        return new UnfitRecordException(
                MALFORMED,
                "Data does not match the schema. Error parsing the value "
                        + (shown.length() > 100 ? shown.substring(0, 100) + "…" : shown) + " at '" + path + "' as "
                        + type
                        + ".");
    }
}
