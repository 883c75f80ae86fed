package dev.weir.broker.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tags of one kind of thing, each thing known by a number, in a table of owner, tag_key and tag_value. Each change is
 * durable when its method returns. Thread-safe.
 */
public final class TagTable {

    private final Database database;
    private final String select;
    private final String merge;
    private final String delete;

    /** @param table its name, which is the program's own and never a caller's */
    public TagTable(Database database, String table) {
        this.database = database;
        this.select = "SELECT tag_key, tag_value FROM " + table + " WHERE owner = ? ORDER BY tag_key";
        this.merge = "MERGE INTO " + table + " (owner, tag_key, tag_value) KEY (owner, tag_key) VALUES (?, ?, ?)";
        this.delete = "DELETE FROM " + table + " WHERE owner = ? AND tag_key = ?";
    }

    /** A thing's tags, in the order of their keys. */
    public Map<String, String> of(long owner) {
        return database.read(connection -> {
            Map<String, String> tags = new LinkedHashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(select)) {
                statement.setLong(1, owner);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        tags.put(row.getString(1), row.getString(2));
                    }
                }
            }
            return tags;
        });
    }

    /** Adds tags to a thing's, in the place of those of the same keys. */
    public void put(long owner, Map<String, String> tags) {
        if (tags.isEmpty()) {
            return;
        }
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(merge)) {
                for (Map.Entry<String, String> tag : tags.entrySet()) {
                    statement.setLong(1, owner);
                    statement.setString(2, tag.getKey());
                    statement.setString(3, tag.getValue());
                    statement.executeUpdate();
                }
            }
            return true;
        });
    }

    /** Takes tags from a thing; those that it does not have are no harm. */
    public void remove(long owner, Collection<String> keys) {
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(delete)) {
                for (String key : keys) {
                    statement.setLong(1, owner);
                    statement.setString(2, key);
                    statement.executeUpdate();
                }
            }
            return true;
        });
    }
}
