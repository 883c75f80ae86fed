package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.dynamodb.value.Type;
import dev.weir.broker.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An update of an item. Immutable. */
public final class Update {

    private final List<UpdateAction> actions;

    Update(List<UpdateAction> actions) {
        this.actions = List.copyOf(actions);
    }

    /** An update that changes nothing: it makes the item if there is none. */
    public static Update nothing() {
        return new Update(List.of());
    }

    /** The places that it changes, as they stand in the request. */
    public List<Path> paths() {
        return actions.stream().map(UpdateAction::path).toList();
    }

    /** Whether it only takes away; by AttributeUpdates that makes no item where there is none. */
    public boolean onlyTakesAway() {
        return !actions.isEmpty()
                && actions.stream()
                        .allMatch(action ->
                                action instanceof UpdateAction.Remove || action instanceof UpdateAction.Delete);
    }

    /** The type that an attribute is given by the text of the update alone, or null if that is not plain. */
    public @Nullable Type typeGiven(String attribute) {
        for (UpdateAction action : actions) {
            if (action.path().isNested() || !action.path().attribute().equals(attribute)) {
                continue;
            }
            return switch (action) {
                case UpdateAction.Assign assign -> assign.operand().type();
                case UpdateAction.Add add -> add.value().type();
                case UpdateAction.Delete delete -> delete.value().type();
                case UpdateAction.Remove _ -> null;
            };
        }
        return null;
    }

    /**
     * The item after the update. What is assigned is worked out first, from the item as it was; indexes of lists are
     * those of the lists as they were, so elements are removed last and from behind.
     *
     * @param before empty, or the key alone, if there was no item
     * @throws dev.weir.broker.call.AwsException ValidationException if it cannot be made
     */
    public Item apply(Item before) {
        Map<UpdateAction.Assign, Value> assigned = new LinkedHashMap<>();
        List<UpdateAction> ordered = new ArrayList<>();
        List<UpdateAction.Remove> removed = new ArrayList<>();
        for (UpdateAction action : actions) {
            switch (action) {
                case UpdateAction.Assign assign -> {
                    assigned.put(assign, assign.operand().of(before));
                    ordered.add(assign);
                }
                case UpdateAction.Remove remove -> removed.add(remove);
                default -> ordered.add(action);
            }
        }
        ordered.sort(Comparator.comparing(UpdateAction::path, Update::byIndex));
        removed.sort(Comparator.comparing(UpdateAction::path, Update::byIndex).reversed());
        ordered.addAll(removed);
        Item item = before;
        for (UpdateAction action : ordered) {
            item = Branches.change(item, action.path(), present -> switch (action) {
                case UpdateAction.Assign assign -> assigned.get(assign);
                case UpdateAction.Add add -> Additions.add(present, add);
                case UpdateAction.Delete delete -> Additions.delete(present, delete);
                case UpdateAction.Remove _ -> null;
            });
        }
        return item;
    }

    /** A whole order of paths, in which those into one list stand by their index. */
    private static int byIndex(Path one, Path two) {
        for (int i = 0; i < Math.min(one.steps().size(), two.steps().size()); i++) {
            Path.Step left = one.steps().get(i);
            Path.Step right = two.steps().get(i);
            if (left instanceof Path.Index a && right instanceof Path.Index b && a.index() != b.index()) {
                return Integer.compare(a.index(), b.index());
            }
            if (!left.equals(right)) {
                return left.toString().compareTo(right.toString());
            }
        }
        return Integer.compare(one.steps().size(), two.steps().size());
    }
}
