package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.dynamodb.value.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is inside of values. */
final class Contents {

    private Contents() {}

    static boolean beginsWith(@Nullable Value value, @Nullable Value beginning) {
        if (value instanceof Value.Text text && beginning instanceof Value.Text start) {
            return text.text().startsWith(start.text());
        }
        return value instanceof Value.Binary binary
                && beginning instanceof Value.Binary start
                && isAt(0, binary.bytes().asByteArrayUnsafe(), start.bytes().asByteArrayUnsafe());
    }

    static boolean contains(@Nullable Value value, @Nullable Value part) {
        if (part == null) {
            return false;
        }
        return switch (value) {
            case Value.Text text ->
                part instanceof Value.Text some && text.text().contains(some.text());
            case Value.Binary binary ->
                part instanceof Value.Binary some
                        && isIn(binary.bytes().asByteArrayUnsafe(), some.bytes().asByteArrayUnsafe());
            case Value.TextSet set ->
                part instanceof Value.Text one && set.texts().contains(one.text());
            case Value.NumSet set ->
                part instanceof Value.Num one && set.numbers().contains(one.number());
            case Value.BinarySet set ->
                part instanceof Value.Binary one && set.blobs().contains(one.bytes());
            case Value.ListOf list -> list.elements().contains(part);
            case null, default -> false;
        };
    }

    private static boolean isIn(byte[] whole, byte[] part) {
        for (int at = 0; at + part.length <= whole.length; at++) {
            if (isAt(at, whole, part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(int at, byte[] whole, byte[] part) {
        return at + part.length <= whole.length && Arrays.equals(whole, at, at + part.length, part, 0, part.length);
    }
}
