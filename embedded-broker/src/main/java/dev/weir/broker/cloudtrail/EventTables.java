package dev.weir.broker.cloudtrail;

import dev.weir.broker.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events' rows: one table for management events, with indexes, one for data events, without. */
final class EventTables {

    /** An event with the key that says where it stands in time. */
    record Row(long key, AuditEvent event) {}

    /**
     * What to look for.
     *
     * @param kinds which of management and data events
     * @param from the lowest key, inclusive: keys grow into the past
     * @param to the highest key, inclusive
     */
    record Search(EventKinds kinds, @Nullable LookupFilter filter, long from, long to, int limit) {}

    static final String MANAGEMENT = "audit_management";
    static final String DATA = "audit_data";

    private static final String COLUMNS = "newest_first, event_id, event_name, event_source, read_only, user_name,"
            + " access_key_id, resource_type, resource_name, event";

    private final Database database;

    EventTables(Database database) {
        this.database = database;
    }

    /** Writes events in one transaction. */
    void insert(List<Row> rows, boolean durable) {
        Database.Work<Boolean> work = connection -> {
            insert(connection, MANAGEMENT, rows, false);
            insert(connection, DATA, rows, true);
            return true;
        };
        if (durable) {
            database.write(work);
        } else {
            database.writeRelaxed(work);
        }
    }

    private static void insert(Connection connection, String table, List<Row> rows, boolean data) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + table + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Row row : rows) {
                AuditEvent event = row.event();
                if (event.data() == data) {
                    insert.setLong(1, row.key());
                    insert.setObject(2, event.id());
                    insert.setString(3, event.name());
                    insert.setString(4, event.source());
                    insert.setBoolean(5, event.readOnly());
                    insert.setString(6, event.userName());
                    insert.setString(7, event.accessKeyId());
                    insert.setString(8, event.resourceType());
                    insert.setString(9, event.resourceName());
                    insert.setString(10, event.json());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** The newest events that are sought. */
    List<Row> find(Search search) {
        return database.read(connection -> {
            List<Row> rows = new ArrayList<>();
            for (String table : search.kinds().tables()) {
                rows.addAll(find(connection, table, search));
            }
            rows.sort(Comparator.comparingLong(Row::key));
            return rows.size() > search.limit() ? rows.subList(0, search.limit()) : rows;
        });
    }

    private static List<Row> find(Connection connection, String table, Search search) throws SQLException {
        LookupFilter filter = search.filter();
        String where = filter == null ? "" : filter.column() + " = ? AND ";
        // H2 walks an index only if all of its columns are named in the order; without the column, which is the same
        // for
        // every row, it would sort all that match: seconds among a million. The data table has only its key to walk.
        String order = filter == null || table.equals(DATA) ? "" : filter.column() + ", ";
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS + " FROM " + table + " WHERE "
                + where + "newest_first >= ? AND newest_first <= ? ORDER BY " + order + "newest_first LIMIT ?")) {
            int at = 1;
            if (filter != null) {
                select.setObject(at++, filter.value());
            }
            select.setLong(at++, search.from());
            select.setLong(at++, search.to());
            select.setInt(at, search.limit());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(found.getLong(1), event(found, table.equals(DATA))));
                }
            }
        }
        return rows;
    }

    private static AuditEvent event(ResultSet found, boolean data) throws SQLException {
        return new AuditEvent(
                found.getObject(2, UUID.class),
                Instant.ofEpochMilli(EventKey.millis(found.getLong(1))),
                found.getString(3),
                found.getString(4),
                found.getBoolean(5),
                data,
                found.getString(6),
                found.getString(7),
                found.getString(8),
                found.getString(9),
                found.getString(10));
    }

    /** The newest key, or empty if there are no events. */
    OptionalLong newestKey(String table) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT MIN(newest_first) FROM " + table);
                    ResultSet found = select.executeQuery()) {
                found.next();
                long key = found.getLong(1);
                return found.wasNull() ? OptionalLong.empty() : OptionalLong.of(key);
            }
        });
    }

    /** Drops everything past the newest events, and everything before an instant. */
    int keep(String table, long newest, Instant since) {
        return database.writeRelaxed(connection -> {
            long from = EventKey.of(since.toEpochMilli(), 0) + 1;
            try (PreparedStatement select = connection.prepareStatement("SELECT newest_first FROM " + table
                    + " ORDER BY newest_first OFFSET ? ROWS FETCH FIRST ROW ONLY")) {
                select.setLong(1, newest);
                try (ResultSet found = select.executeQuery()) {
                    from = found.next() ? Math.min(from, found.getLong(1)) : from;
                }
            }
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE newest_first >= ?")) {
                delete.setLong(1, from);
                return delete.executeUpdate();
            }
        });
    }
}
