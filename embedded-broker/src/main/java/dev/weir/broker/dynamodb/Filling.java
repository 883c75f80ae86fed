package dev.weir.broker.dynamodb;

import dev.weir.broker.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the entries of an index from items that were there before it, and deletes what is no longer needed. */
final class Filling {

    private static final int BATCH = 200;

    private final Database database;
    private final WriteQueue queue;

    Filling(Database database, WriteQueue queue) {
        this.database = database;
        this.queue = queue;
    }

    /** Whether an index has any entry. */
    boolean isAny(long index) {
        return !database.read(connection -> new ItemRows(connection).entries(index, 0, Range.ALL, true, 1))
                .isEmpty();
    }

    /** Where an item's entry is to be, or null for none. */
    @FunctionalInterface
    interface Entries {
        byte @Nullable [] of(ItemRows.Row item);
    }

    /** Enters every item of a table. Writers enter theirs themselves from the moment that the table has the index. */
    void fill(Table table, long index, Entries entries) {
        Range left = Range.ALL;
        while (true) {
            Range next = left;
            byte[] last = queue.run(connection -> fillSome(connection, table, index, entries, next));
            if (last.length == 0) {
                return;
            }
            left = left.after(last, true);
        }
    }

    private static byte[] fillSome(Connection connection, Table table, long index, Entries entries, Range left)
            throws SQLException {
        ItemRows rows = new ItemRows(connection);
        List<ItemRows.Row> items = rows.items(table.id(), left, true, BATCH);
        for (ItemRows.Row item : items) {
            byte[] position = entries.of(item);
            if (position != null) {
                rows.putEntry(index, position, item.position());
            }
        }
        return items.isEmpty() ? new byte[0] : items.getLast().position();
    }

    /** Deletes all items of a table, or all entries of an index. */
    void purge(long owner) {
        int gone;
        do {
            gone = queue.run(connection -> new ItemRows(connection).purge(owner, BATCH));
        } while (gone > 0);
    }
}
