package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.dynamodb.value.Type;
import dev.weir.broker.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What SET gives an attribute. */
sealed interface SetOperand {

    /**
     * What it amounts to for an item as it was before the update.
     *
     * @throws AwsException ValidationException if it amounts to nothing
     */
    Value of(Item item);

    /** The type that is plain from the expression alone, or null. */
    default @Nullable Type type() {
        return null;
    }

    /** What stands at a path. */
    record At(Path path) implements SetOperand {
        @Override
        public Value of(Item item) {
            Value value = path.in(item);
            if (value == null) {
                throw AwsException.of(
                        "ValidationException",
                        "The provided expression refers to an attribute that does not exist in the item");
            }
            return value;
        }
    }

    /** A value of the request. */
    record Constant(Value value) implements SetOperand {
        @Override
        public Value of(Item item) {
            return value;
        }

        @Override
        public Type type() {
            return value.type();
        }
    }

    /** What stands at a path, or else something other. */
    record IfNotExists(Path path, SetOperand otherwise) implements SetOperand {
        @Override
        public Value of(Item item) {
            Value value = path.in(item);
            return value == null ? otherwise.of(item) : value;
        }

        @Override
        public @Nullable Type type() {
            return otherwise.type();
        }
    }

    /** One list after another. */
    record ListAppend(SetOperand first, SetOperand second) implements SetOperand {
        @Override
        public Value of(Item item) {
            if (first.of(item) instanceof Value.ListOf one && second.of(item) instanceof Value.ListOf two) {
                List<Value> all = new ArrayList<>(one.elements());
                all.addAll(two.elements());
                return new Value.ListOf(all);
            }
            throw wrongType();
        }

        @Override
        public Type type() {
            return Type.L;
        }
    }

    /** A sum or a difference. */
    record Arithmetic(SetOperand left, SetOperand right, boolean plus) implements SetOperand {
        @Override
        public Value of(Item item) {
            if (left.of(item) instanceof Value.Num one && right.of(item) instanceof Value.Num two) {
                return new Value.Num(
                        plus ? one.number().add(two.number()) : one.number().subtract(two.number()));
            }
            throw wrongType();
        }

        @Override
        public Type type() {
            return Type.N;
        }
    }

    static AwsException wrongType() {
        return AwsException.of("ValidationException", "An operand in the update expression has an incorrect data type");
    }
}
