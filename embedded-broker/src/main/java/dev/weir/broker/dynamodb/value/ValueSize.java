package dev.weir.broker.dynamodb.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/**
 * How many bytes the service counts for a value (developer guide, "item sizes and formats"; the rule for numbers and the
 * three bytes of a list or map as dynalite measured them).
 */
final class ValueSize {

    private static final int CONTAINER = 3;

    private ValueSize() {}

    static int ofEntries(Map<String, Value> entries) {
        int size = 0;
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            size += of(entry.getKey()) + of(entry.getValue());
        }
        return size;
    }

    static int of(Value value) {
        return switch (value) {
            case Value.Text text -> of(text.text());
            case Value.Num number -> of(number.number());
            case Value.Binary binary -> of(binary.bytes());
            case Value.Bool _ -> 1;
            case Value.Null _ -> 1;
            case Value.TextSet set ->
                set.texts().stream().mapToInt(ValueSize::of).sum();
            case Value.NumSet set ->
                set.numbers().stream().mapToInt(ValueSize::of).sum();
            case Value.BinarySet set ->
                set.blobs().stream().mapToInt(ValueSize::of).sum();
            case Value.ListOf list ->
                CONTAINER
                        + list.elements().stream()
                                .mapToInt(element -> 1 + of(element))
                                .sum();
            case Value.MapOf map -> CONTAINER + map.entries().size() + ofEntries(map.entries());
        };
    }

    private static int of(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int of(SdkBytes bytes) {
        return bytes.asByteArrayUnsafe().length;
    }

    /** Two digits a byte, in pairs from the decimal point, one byte for the exponent and one for a minus. */
    private static int of(BigDecimal number) {
        if (number.signum() == 0) {
            return 1;
        }
        int digits = number.precision();
        int exponent = digits - number.scale() - 1;
        boolean pairsFit = digits % 2 != 0 || exponent % 2 != 0;
        return 1 + (digits + 1) / 2 + (pairsFit ? 0 : 1) + (number.signum() < 0 ? 1 : 0);
    }
}
