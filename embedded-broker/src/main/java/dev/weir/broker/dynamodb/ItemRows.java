package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.dynamodb.value.ItemBytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items and the entries of indexes in the database, in a transaction of the caller's. */
final class ItemRows {

    private final Connection connection;

    ItemRows(Connection connection) {
        this.connection = connection;
    }

    /** An item or an index's entry, with its item. */
    @SuppressWarnings("ArrayRecordComponent") // rows are never compared
    record Row(byte[] position, Item item) {}

    @Nullable Item get(long table, byte[] position) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT body FROM dynamo_item WHERE owner = ? AND position = ?")) {
            select.setLong(1, table);
            select.setBytes(2, position);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? ItemBytes.read(row.getBytes(1)) : null;
            }
        }
    }

    void put(long table, byte[] position, Item item) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement(
                "MERGE INTO dynamo_item (owner, position, size, body) KEY (owner, position) VALUES (?, ?, ?, ?)")) {
            merge.setLong(1, table);
            merge.setBytes(2, position);
            merge.setInt(3, item.size());
            merge.setBytes(4, ItemBytes.write(item));
            merge.executeUpdate();
        }
    }

    void delete(long table, byte[] position) throws SQLException {
        delete("DELETE FROM dynamo_item WHERE owner = ? AND position = ?", table, position);
    }

    void putEntry(long index, byte[] position, byte[] item) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement(
                "MERGE INTO dynamo_entry (owner, position, item) KEY (owner, position) VALUES (?, ?, ?)")) {
            merge.setLong(1, index);
            merge.setBytes(2, position);
            merge.setBytes(3, item);
            merge.executeUpdate();
        }
    }

    void deleteEntry(long index, byte[] position) throws SQLException {
        delete("DELETE FROM dynamo_entry WHERE owner = ? AND position = ?", index, position);
    }

    private void delete(String sql, long owner, byte[] position) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, owner);
            delete.setBytes(2, position);
            delete.executeUpdate();
        }
    }

    /** The next items of a table. */
    List<Row> items(long table, Range range, boolean forward, int most) throws SQLException {
        return rows("SELECT position, body FROM dynamo_item", table, -1, range, forward, most);
    }

    /** The next entries of an index, with their items. */
    List<Row> entries(long index, long table, Range range, boolean forward, int most) throws SQLException {
        // The inner query keeps the order of reading: entries first, each with its item.
        return rows(
                "SELECT e.position, (SELECT i.body FROM dynamo_item i WHERE i.owner = ? AND i.position = e.item)"
                        + " FROM dynamo_entry e",
                index,
                table,
                range,
                forward,
                most);
    }

    private List<Row> rows(String select, long owner, long table, Range range, boolean forward, int most)
            throws SQLException {
        String direction = forward ? "ASC" : "DESC";
        String sql = select + " WHERE owner = ? AND position >= ?" + (range.to() == null ? "" : " AND position < ?")
                + " ORDER BY owner " + direction + ", position " + direction + " LIMIT ?";
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int at = 1;
            if (table >= 0) {
                query.setLong(at++, table);
            }
            query.setLong(at++, owner);
            query.setBytes(at++, range.from());
            if (range.to() != null) {
                query.setBytes(at++, range.to());
            }
            query.setInt(at, most);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    byte[] body = row.getBytes(2);
                    rows.add(new Row(row.getBytes(1), body == null ? Item.EMPTY : ItemBytes.read(body)));
                }
            }
        }
        return rows;
    }

    /** Deletes some of what belongs to a table or index; says how many there were. */
    int purge(long owner, int most) throws SQLException {
        int gone = 0;
        for (String rows : List.of("dynamo_item", "dynamo_entry")) {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + rows + " WHERE owner = ? FETCH FIRST ? ROWS ONLY")) {
                delete.setLong(1, owner);
                delete.setInt(2, most);
                gone += delete.executeUpdate();
            }
        }
        return gone;
    }
}
