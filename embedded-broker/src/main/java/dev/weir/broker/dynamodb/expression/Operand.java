package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.dynamodb.value.Type;
import dev.weir.broker.dynamodb.value.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a condition compares. */
public sealed interface Operand {

    /** What it amounts to for an item, or null if there is nothing. */
    @Nullable Value of(Item item);

    /** The type that it has for every item, or null if that depends on the item. */
    @Nullable Type type();

    /** What stands at a path. */
    record At(Path path) implements Operand {
        @Override
        public @Nullable Value of(Item item) {
            return path.in(item);
        }

        @Override
        public @Nullable Type type() {
            return null;
        }
    }

    /** A value of the request. */
    record Constant(Value value) implements Operand {
        @Override
        public Value of(Item item) {
            return value;
        }

        @Override
        public Type type() {
            return value.type();
        }
    }

    /** The size of another operand: characters, bytes, or elements. */
    record Size(Operand measured) implements Operand {
        @Override
        public @Nullable Value of(Item item) {
            Value value = measured.of(item);
            int size = switch (value) {
                case Value.Text text -> text.text().length();
                case Value.Binary binary -> binary.bytes().asByteArrayUnsafe().length;
                case Value.TextSet set -> set.texts().size();
                case Value.NumSet set -> set.numbers().size();
                case Value.BinarySet set -> set.blobs().size();
                case Value.ListOf list -> list.elements().size();
                case Value.MapOf map -> map.entries().size();
                case null, default -> -1;
            };
            return size < 0 ? null : new Value.Num(BigDecimal.valueOf(size));
        }

        @Override
        public Type type() {
            return Type.N;
        }
    }
}
