package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.expression.Path;
import dev.weir.broker.dynamodb.expression.Update;
import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.dynamodb.value.Type;

/** What puts, updates, deletes and checks make of items. */
final class Changes {

    private Changes() {}

    /** Puts an item, which was checked against its table. */
    static Write.Change put(Item item) {
        return (_, table) -> {
            Keys.checkIndexKeys(table, item);
            return item;
        };
    }

    static Write.Change delete() {
        return (_, _) -> null;
    }

    /** Leaves the item as it is, for the sake of a condition. */
    static Write.Change check() {
        return (before, _) -> before;
    }

    /**
     * Updates an item, or makes one of its key.
     *
     * @param older whether AttributeUpdates say so, by which nothing is made where they only take away
     */
    static Write.Change update(Item key, Update update, boolean older) {
        return (before, table) -> {
            if (before == null && older && update.onlyTakesAway()) {
                return null;
            }
            Item after = update.apply(before == null ? key : before);
            if (after.size() > Item.MAX_BYTES) {
                throw DynamoErrors.validation("Item size to update has exceeded the maximum allowed size");
            }
            checkIndexKeys(table, update, after);
            return after;
        };
    }

    private static void checkIndexKeys(Table table, Update update, Item after) {
        for (Index index : table.indexes()) {
            for (KeySchema.Attribute key : index.keys().attributes()) {
                boolean touched = update.paths().stream()
                        .anyMatch(path -> path.attribute().equals(key.name()));
                var value = after.get(key.name());
                if (touched && value != null && value.type() != key.type()) {
                    throw DynamoErrors.validation(
                            "The update expression attempted to update the secondary index key to unsupported type");
                }
            }
        }
        Keys.checkIndexKeys(table, after);
    }

    /**
     * Checks what an update's text alone shows.
     *
     * @throws dev.weir.broker.call.AwsException ValidationException if it would change a key
     */
    static void check(Table table, Update update) {
        for (KeySchema.Attribute key : table.keys().attributes()) {
            for (Path path : update.paths()) {
                if (path.attribute().equals(key.name())) {
                    throw DynamoErrors.invalid(
                            "Cannot update attribute " + key.name() + ". This attribute is part of the key");
                }
            }
        }
        for (Index index : table.indexes()) {
            for (KeySchema.Attribute key : index.keys().attributes()) {
                Type given = update.typeGiven(key.name());
                if (given != null && given != key.type()) {
                    throw DynamoErrors.invalid(Keys.mismatch(index, key, given));
                }
            }
        }
    }
}
