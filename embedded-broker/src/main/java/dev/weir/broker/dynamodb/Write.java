package dev.weir.broker.dynamodb;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.expression.Condition;
import dev.weir.broker.dynamodb.value.Item;
import org.jspecify.annotations.Nullable;

/**
 * A change of one item, or only a look at it.
 *
 * @param key the item's key and nothing else
 * @param condition what must hold of the item as it is, or null
 */
record Write(Table table, Item key, @Nullable Condition condition, Change change) {

    /** What becomes of the item; null stands for none, before and after. */
    @FunctionalInterface
    interface Change {

        /**
         * @param table as it is at the moment of writing
         * @throws AwsException if it cannot be done
         */
        @Nullable Item of(@Nullable Item before, Table table);
    }

    /** The item before and after. */
    record Done(@Nullable Item before, @Nullable Item after) {}

    /** Why a write was not done, with the item as it is. */
    record Refused(AwsException reason, @Nullable Item present) {}
}
