package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.dynamodb.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where in an item a value stands. The first step is always a name. Immutable. */
public record Path(List<Step> steps) {

    /** One step down. */
    public sealed interface Step {}

    /** To an attribute or to a map's entry. */
    public record Name(String name) implements Step {
        @Override
        public String toString() {
            return name;
        }
    }

    /** To a list's element, counted from 0. */
    public record Index(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    public Path {
        steps = List.copyOf(steps);
    }

    /** The path to an attribute, whatever characters its name has. */
    public static Path to(String attribute) {
        return new Path(List.of(new Name(attribute)));
    }

    /** The attribute that the path begins with. */
    public String attribute() {
        return steps.getFirst() instanceof Name first ? first.name() : "";
    }

    /** Whether the path leads into an attribute and not just to it. */
    public boolean isNested() {
        return steps.size() > 1;
    }

    /** The value that stands there, or null if there is none. */
    public @Nullable Value in(Item item) {
        Value value = item.get(attribute());
        for (Step step : steps.subList(1, steps.size())) {
            value = value == null ? null : child(value, step);
        }
        return value;
    }

    static @Nullable Value child(Value value, Step step) {
        return switch (step) {
            case Name name -> value instanceof Value.MapOf map ? map.entries().get(name.name()) : null;
            case Index index ->
                value instanceof Value.ListOf list
                                && index.index() < list.elements().size()
                        ? list.elements().get(index.index())
                        : null;
        };
    }

    /** As the service writes paths into its messages: {@code [a, b, [0]]}. */
    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
