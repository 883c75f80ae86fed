package dev.weir.broker.logs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of the logs, in one connection. */
final class LogTables {

    private static final String GROUP = "SELECT * FROM log_group WHERE region = ?";

    private final Connection connection;

    LogTables(Connection connection) {
        this.connection = connection;
    }

    List<LogGroup> groups(String region) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(GROUP + " ORDER BY name")) {
            select.setString(1, region);
            return groups(select);
        }
    }

    @Nullable LogGroup group(String region, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(GROUP + " AND name = ?")) {
            select.setString(1, region);
            select.setString(2, name);
            List<LogGroup> found = groups(select);
            return found.isEmpty() ? null : found.getFirst();
        }
    }

    private static List<LogGroup> groups(PreparedStatement select) throws SQLException {
        List<LogGroup> groups = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                int days = row.getInt("retention_days");
                @Nullable Integer retention = row.wasNull() ? null : days;
                groups.add(new LogGroup(
                        row.getLong("id"),
                        row.getString("region"),
                        row.getString("name"),
                        Instant.ofEpochMilli(row.getLong("created_millis")),
                        retention,
                        row.getLong("bytes")));
            }
        }
        return groups;
    }

    void addGroup(String region, String name, Instant now) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO log_group (region, name, created_millis) VALUES (?, ?, ?)")) {
            insert.setString(1, region);
            insert.setString(2, name);
            insert.setLong(3, now.toEpochMilli());
            insert.executeUpdate();
        }
    }

    void deleteGroup(long id) throws SQLException {
        update("DELETE FROM log_group WHERE id = ?", id);
    }

    void setRetention(long group, @Nullable Integer days) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE log_group SET retention_days = ? WHERE id = ?")) {
            update.setObject(1, days, Types.INTEGER);
            update.setLong(2, group);
            update.executeUpdate();
        }
    }

    List<LogStream> streams(long group) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM log_stream WHERE group_id = ? ORDER BY name")) {
            select.setLong(1, group);
            return streams(select);
        }
    }

    @Nullable LogStream stream(long group, String name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM log_stream WHERE group_id = ? AND name = ?")) {
            select.setLong(1, group);
            select.setString(2, name);
            List<LogStream> found = streams(select);
            return found.isEmpty() ? null : found.getFirst();
        }
    }

    private static List<LogStream> streams(PreparedStatement select) throws SQLException {
        List<LogStream> streams = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                streams.add(new LogStream(
                        row.getLong("id"),
                        row.getLong("group_id"),
                        row.getString("name"),
                        row.getLong("created_millis"),
                        row.getObject("first_millis", Long.class),
                        row.getObject("last_millis", Long.class),
                        row.getObject("ingested_millis", Long.class)));
            }
        }
        return streams;
    }

    void addStream(long group, String name, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO log_stream (group_id, name, created_millis) VALUES (?, ?, ?)")) {
            insert.setLong(1, group);
            insert.setString(2, name);
            insert.setLong(3, now.toEpochMilli());
            insert.executeUpdate();
        }
    }

    void deleteStream(LogStream stream) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE log_group SET bytes = bytes"
                + " - (SELECT COALESCE(SUM(size), 0) FROM log_event WHERE stream_id = ?) WHERE id = ?")) {
            update.setLong(1, stream.id());
            update.setLong(2, stream.group());
            update.executeUpdate();
        }
        update("DELETE FROM log_stream WHERE id = ?", stream.id());
    }

    /** Adds events; their number must not be 0. */
    void addEvents(LogStream stream, List<LogSink.Line> lines, Instant now) throws SQLException {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long bytes = 0;
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO log_event (group_id, stream_id, at_millis, ingested_millis, size, message)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")) {
            for (LogSink.Line line : lines) {
                long at = line.at().toEpochMilli();
                first = Math.min(first, at);
                last = Math.max(last, at);
                long size = LogBounds.size(line.message());
                bytes += size;
                insert.setLong(1, stream.group());
                insert.setLong(2, stream.id());
                insert.setLong(3, at);
                insert.setLong(4, now.toEpochMilli());
                insert.setInt(5, (int) size);
                insert.setString(6, line.message());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        count(stream.group(), bytes);
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE log_stream SET first_millis = LEAST(COALESCE(first_millis, ?), ?),
                    last_millis = GREATEST(COALESCE(last_millis, ?), ?), ingested_millis = ? WHERE id = ?""")) {
            update.setLong(1, first);
            update.setLong(2, first);
            update.setLong(3, last);
            update.setLong(4, last);
            update.setLong(5, now.toEpochMilli());
            update.setLong(6, stream.id());
            update.executeUpdate();
        }
    }

    List<LogEvent> events(EventQuery query, int limit) throws SQLException {
        String beyond = query.backward()
                ? " AND (e.at_millis < ? OR (e.at_millis = ? AND e.id < ?)) ORDER BY e.at_millis DESC, e.id DESC"
                : " AND (e.at_millis > ? OR (e.at_millis = ? AND e.id > ?)) ORDER BY e.at_millis, e.id";
        String ofStreams = query.streams() == null ? "" : " AND e.stream_id = ANY(?)";
        try (PreparedStatement select = connection.prepareStatement("SELECT e.*, s.name FROM log_event e"
                + " JOIN log_stream s ON s.id = e.stream_id WHERE e.group_id = ? AND e.at_millis >= ?"
                + " AND e.at_millis < ?" + ofStreams + beyond + " LIMIT ?")) {
            int at = 1;
            select.setLong(at++, query.group());
            select.setLong(at++, query.fromMillis());
            select.setLong(at++, query.untilMillis());
            List<Long> streams = query.streams();
            if (streams != null) {
                select.setArray(at++, connection.createArrayOf("BIGINT", streams.toArray()));
            }
            select.setLong(at++, query.after().atMillis());
            select.setLong(at++, query.after().atMillis());
            select.setLong(at++, query.after().id());
            select.setInt(at, limit);
            List<LogEvent> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(new LogEvent(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getLong("at_millis"),
                            row.getLong("ingested_millis"),
                            row.getString("message")));
                }
            }
            return events;
        }
    }

    /** Deletes the events of a group that came first, until these bytes are free. */
    void deleteOldest(long group, long bytes) throws SQLException {
        long freed = 0;
        long upTo = 0;
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, size FROM log_event WHERE group_id = ? ORDER BY id")) {
            select.setLong(1, group);
            try (ResultSet row = select.executeQuery()) {
                while (freed < bytes && row.next()) {
                    upTo = row.getLong(1);
                    freed += row.getLong(2);
                }
            }
        }
        delete("e.id <= ?", group, upTo);
    }

    void deleteBefore(long group, long millis) throws SQLException {
        delete("e.at_millis < ?", group, millis);
    }

    /** Deletes events, and streams that have lost all they had: no places where anybody would look. */
    private void delete(String which, long group, long value) throws SQLException {
        try (PreparedStatement sum = connection.prepareStatement(
                "SELECT COALESCE(SUM(e.size), 0) FROM log_event e WHERE e.group_id = ? AND " + which)) {
            sum.setLong(1, group);
            sum.setLong(2, value);
            try (ResultSet row = sum.executeQuery()) {
                row.next();
                long bytes = row.getLong(1);
                if (bytes == 0) {
                    return;
                }
                count(group, -bytes);
            }
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM log_event e WHERE e.group_id = ? AND " + which)) {
            delete.setLong(1, group);
            delete.setLong(2, value);
            delete.executeUpdate();
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM log_stream s WHERE s.group_id = ?"
                + " AND s.ingested_millis IS NOT NULL"
                + " AND NOT EXISTS (SELECT 1 FROM log_event e WHERE e.stream_id = s.id)")) {
            delete.setLong(1, group);
            delete.executeUpdate();
        }
    }

    private void count(long group, long bytes) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE log_group SET bytes = bytes + ? WHERE id = ?")) {
            update.setLong(1, bytes);
            update.setLong(2, group);
            update.executeUpdate();
        }
    }

    private void update(String sql, long id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, id);
            update.executeUpdate();
        }
    }
}
