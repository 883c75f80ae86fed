package dev.weir.broker.dynamodb;

import dev.weir.broker.store.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** Counts items. The service does so every six hours; here it is done when somebody asks. Thread-safe. */
final class Census {

    private final Database database;

    Census(Database database) {
        this.database = database;
    }

    /** What a table holds. */
    record Count(long items, long bytes) {
        static final Count NONE = new Count(0, 0);
    }

    Count of(Table table) {
        return database.read(connection -> {
            try (PreparedStatement count = connection.prepareStatement(
                    "SELECT COUNT(*), COALESCE(SUM(size), 0) FROM dynamo_item WHERE owner = ?")) {
                count.setLong(1, table.id());
                try (ResultSet row = count.executeQuery()) {
                    return row.next() ? new Count(row.getLong(1), row.getLong(2)) : Count.NONE;
                }
            }
        });
    }
}
