package dev.weir.broker.dynamodb.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/** The order of values: strings by their UTF-8 bytes, binaries by their unsigned bytes, numbers by what they amount to. */
public final class ValueOrder {

    private ValueOrder() {}

    /** How two values compare, or nothing if they are of different types or of a type without an order. */
    public static OptionalInt compare(Value left, Value right) {
        if (left instanceof Value.Num a && right instanceof Value.Num b) {
            return OptionalInt.of(a.number().compareTo(b.number()));
        }
        if (left instanceof Value.Text a && right instanceof Value.Text b) {
            return OptionalInt.of(Arrays.compareUnsigned(utf8(a.text()), utf8(b.text())));
        }
        if (left instanceof Value.Binary a && right instanceof Value.Binary b) {
            return OptionalInt.of(Arrays.compareUnsigned(
                    a.bytes().asByteArrayUnsafe(), b.bytes().asByteArrayUnsafe()));
        }
        return OptionalInt.empty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
