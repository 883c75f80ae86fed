package dev.weir.broker.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Copies tables into another database, which has them with the same columns at least. The first column of each is its
 * key, a BIGINT. A row whose key is there already is put over it, so a copy that was interrupted can be made again.
 * Holds a few thousand rows at a time; returns once all are durable.
 */
public final class TableCopy implements Migration.Before {

    /** Rows that are read, held and written at a time. */
    static final int BATCH = 5_000;

    private final List<String> tables;
    private final Database into;

    /** Prepares it; nothing is copied yet. */
    public TableCopy(List<String> tables, Database into) {
        this.tables = List.copyOf(tables);
        this.into = into;
    }

    @Override
    public void apply(Connection from) throws SQLException {
        for (String table : tables) {
            copy(from, table);
        }
    }

    private void copy(Connection from, String table) throws SQLException {
        List<String> columns = columns(from, table);
        String names = String.join(", ", columns);
        String key = columns.getFirst();
        String merge = "MERGE INTO " + table + " (" + names + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        try (PreparedStatement select = from.prepareStatement(
                "SELECT " + names + " FROM " + table + " WHERE " + key + " > ? ORDER BY " + key + " LIMIT " + BATCH)) {
            long last = Long.MIN_VALUE;
            List<Object[]> rows = read(select, last, columns.size());
            while (!rows.isEmpty()) {
                write(merge, rows);
                last = (Long) rows.getLast()[0];
                rows = read(select, last, columns.size());
            }
        }
    }

    private static List<String> columns(Connection from, String table) throws SQLException {
        try (PreparedStatement select = from.prepareStatement("SELECT * FROM " + table + " LIMIT 0");
                ResultSet none = select.executeQuery()) {
            ResultSetMetaData described = none.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int column = 1; column <= described.getColumnCount(); column++) {
                columns.add(described.getColumnName(column));
            }
            return columns;
        }
    }

    private static List<Object[]> read(PreparedStatement select, long after, int columns) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        select.setLong(1, after);
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                Object[] row = new Object[columns];
                for (int column = 0; column < columns; column++) {
                    row[column] = found.getObject(column + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private void write(String merge, List<Object[]> rows) {
        into.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(merge)) {
                for (Object[] row : rows) {
                    for (int column = 0; column < row.length; column++) {
                        statement.setObject(column + 1, row[column]);
                    }
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }
}
