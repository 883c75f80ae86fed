package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes what stands at a path of an item, by making the values on the way anew. */
final class Branches {

    /** What becomes of a value: null stands for nothing, before and after. */
    @FunctionalInterface
    interface Change {
        @Nullable Value of(@Nullable Value present);
    }

    private Branches() {}

    /**
     * Changes one place of an item.
     *
     * @throws AwsException ValidationException if the path leads through what is not there
     */
    static Item change(Item item, Path path, Change change) {
        Value whole = change(new Value.MapOf(item.attributes()), path.steps(), change);
        return new Item(((Value.MapOf) whole).entries());
    }

    private static Value change(Value parent, List<Path.Step> steps, Change change) {
        Path.Step step = steps.getFirst();
        Value child = Path.child(parent, step);
        boolean isLast = steps.size() == 1;
        if (!isLast && child == null) {
            throw invalidPath();
        }
        Value changed =
                isLast || child == null ? change.of(child) : change(child, steps.subList(1, steps.size()), change);
        return switch (step) {
            case Path.Name name
            when parent instanceof Value.MapOf map -> new Value.MapOf(with(map.entries(), name.name(), changed));
            case Path.Index index
            when parent instanceof Value.ListOf list -> new Value.ListOf(with(list.elements(), index.index(), changed));
            default -> throw invalidPath();
        };
    }

    private static Map<String, Value> with(Map<String, Value> entries, String name, @Nullable Value value) {
        Map<String, Value> all = new LinkedHashMap<>(entries);
        if (value == null) {
            all.remove(name);
        } else {
            all.put(name, value);
        }
        return all;
    }

    /** What is put behind a list's end becomes its last element. */
    private static List<Value> with(List<Value> elements, int index, @Nullable Value value) {
        List<Value> all = new ArrayList<>(elements);
        if (index >= all.size()) {
            if (value != null) {
                all.add(value);
            }
        } else if (value == null) {
            all.remove(index);
        } else {
            all.set(index, value);
        }
        return all;
    }

    private static AwsException invalidPath() {
        return AwsException.of(
                "ValidationException", "The document path provided in the update expression is invalid for update");
    }
}
