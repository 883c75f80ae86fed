package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ADD and DELETE make of a value. */
final class Additions {

    private Additions() {}

    static Value add(@Nullable Value present, UpdateAction.Add action) {
        Value value = action.value();
        if (present == null) {
            return value;
        }
        if (present instanceof Value.Num one && value instanceof Value.Num two) {
            return new Value.Num(one.number().add(two.number()));
        }
        if (present instanceof Value.TextSet one && value instanceof Value.TextSet two) {
            return new Value.TextSet(union(one.texts(), two.texts()));
        }
        if (present instanceof Value.NumSet one && value instanceof Value.NumSet two) {
            return new Value.NumSet(union(one.numbers(), two.numbers()));
        }
        if (present instanceof Value.BinarySet one && value instanceof Value.BinarySet two) {
            return new Value.BinarySet(union(one.blobs(), two.blobs()));
        }
        if (present instanceof Value.ListOf one && value instanceof Value.ListOf two && action.older()) {
            List<Value> all = new ArrayList<>(one.elements());
            all.addAll(two.elements());
            return new Value.ListOf(all);
        }
        throw mismatch(action.older());
    }

    /** What is left, or null if nothing is. */
    static @Nullable Value delete(@Nullable Value present, UpdateAction.Delete action) {
        Value value = action.value();
        if (present == null) {
            return null;
        }
        if (present instanceof Value.TextSet one && value instanceof Value.TextSet two) {
            Set<String> left = difference(one.texts(), two.texts());
            return left.isEmpty() ? null : new Value.TextSet(left);
        }
        if (present instanceof Value.NumSet one && value instanceof Value.NumSet two) {
            var left = difference(one.numbers(), two.numbers());
            return left.isEmpty() ? null : new Value.NumSet(left);
        }
        if (present instanceof Value.BinarySet one && value instanceof Value.BinarySet two) {
            var left = difference(one.blobs(), two.blobs());
            return left.isEmpty() ? null : new Value.BinarySet(left);
        }
        throw mismatch(action.older());
    }

    private static AwsException mismatch(boolean older) {
        return older
                ? AwsException.of("ValidationException", "Type mismatch for attribute to update")
                : SetOperand.wrongType();
    }

    private static <T> Set<T> union(Set<T> one, Set<T> two) {
        Set<T> all = new LinkedHashSet<>(one);
        all.addAll(two);
        return all;
    }

    private static <T> Set<T> difference(Set<T> one, Set<T> two) {
        Set<T> left = new LinkedHashSet<>(one);
        left.removeAll(two);
        return left;
    }
}
