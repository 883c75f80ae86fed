package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.store.Database;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads items. Thread-safe. */
final class ItemReader {

    private final Database database;
    private final WriteQueue queue;

    ItemReader(Database database, WriteQueue queue) {
        this.database = database;
        this.queue = queue;
    }

    /**
     * Where an item is.
     *
     * @param key the item's key and nothing else
     */
    record Place(Table table, Item key) {}

    /** An item, or null if there is none. */
    @Nullable Item get(Table table, Item key) {
        byte[] position = Positions.of(table.keys(), key);
        return found(database.read(connection -> asList(new ItemRows(connection).get(table.id(), position))));
    }

    /** Items as they all are at one moment; in the order of their places, null for those that are not there. */
    List<@Nullable Item> getTogether(List<Place> places) {
        return queue.run(connection -> {
            List<@Nullable Item> items = new ArrayList<>();
            for (Place place : places) {
                Table table = place.table();
                items.add(new ItemRows(connection).get(table.id(), Positions.of(table.keys(), place.key())));
            }
            return items;
        });
    }

    /** The next items of a table, or of an index of it. */
    List<ItemRows.Row> next(Table table, @Nullable Index index, Range range, boolean forward, int most) {
        return database.read(connection -> {
            ItemRows rows = new ItemRows(connection);
            return index == null
                    ? rows.items(table.id(), range, forward, most)
                    : rows.entries(index.id(), table.id(), range, forward, most);
        });
    }

    private static List<Item> asList(@Nullable Item item) {
        return item == null ? List.of() : List.of(item);
    }

    private static @Nullable Item found(List<Item> items) {
        return items.isEmpty() ? null : items.getFirst();
    }
}
