package dev.weir.app.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.mask.MaskRules;
import dev.weir.app.shell.Format;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a result as a person reads them, and as JSON has them. */
final class ValueText {

    /** Longer ones are cut in a cell; copies are whole. */
    private static final int LONGEST = 500;

    private static final MathContext DIGITS = new MathContext(12);
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final ObjectMapper JSON = new ObjectMapper();

    private ValueText() {}

    /** For a cell. */
    static String cell(@Nullable Object value, ZoneId zone) {
        String text = of(value, zone);
        String line = text.indexOf('\n') < 0 ? text : text.replace('\n', ' ');
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** For a cell of a column, as it may be seen. Bytes are masked whole: nobody knows what they hold. */
    static String masked(String column, @Nullable Object value, ZoneId zone, MaskRules rules) {
        if (!rules.any() || value == null) {
            return cell(value, zone);
        }
        return value instanceof byte[] ? MaskRules.MASK : cell(rules.value(column, of(value, zone)), zone);
    }

    /** Whole. */
    static String of(@Nullable Object value, ZoneId zone) {
        return switch (value) {
            case null -> "null";
            case Double number -> decimal(number);
            case BigDecimal number -> number.toPlainString();
            case Instant time -> Format.timeMillis(time, zone);
            case LocalDateTime time -> TIMESTAMP.format(time);
            case byte[] bytes -> "0x" + HexFormat.of().formatHex(bytes);
            case List<?> list -> json(list);
            case Map<?, ?> map -> json(map);
            default -> value.toString();
        };
    }

    private static String decimal(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        double size = Math.abs(number);
        if (size != 0 && (size >= 1e15 || size < 1e-6)) {
            return Double.toString(number);
        }
        BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
    }

    static boolean isNumber(@Nullable Object value) {
        return value instanceof Number;
    }

    /** A row as an object of JSON. */
    static String json(List<String> names, List<@Nullable Object> values) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            object.put(names.get(i), plain(values.get(i)));
        }
        return json(object);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean truth -> truth;
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case List<?> list -> list.stream().map(ValueText::plain).toList();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, each) -> copy.put(String.valueOf(key), plain(each)));
                yield copy;
            }
            default -> value.toString();
        };
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(
                    value instanceof Map<?, ?> || value instanceof List<?> ? plain(value) : value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Plain values have a JSON form", e);
        }
    }
}
