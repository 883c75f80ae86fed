package dev.weir.broker.cloudwatch;

import dev.weir.broker.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The metrics' rows: a row a series, a row a series-minute holding that minute's seconds, a row a series-hour holding
 * that hour's minutes. Everything is an observation, so it is written relaxed.
 */
final class MetricTables {

    /** A series' row. */
    record SeriesRow(long id, MetricId metric, long lastSecond) {}

    /** A packed minute or hour of one series. */
    record BlockRow(long seriesId, long time, StatisticBlock block) {}

    private static final int KEY_BITS = 32;
    private static final long KEY_MASK = (1L << KEY_BITS) - 1;

    private final Database database;

    MetricTables(Database database) {
        this.database = database;
    }

    List<SeriesRow> series() {
        return database.read(connection -> {
            List<SeriesRow> rows = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT id, namespace, name, dimensions, last_second FROM metric_series");
                    ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    MetricId metric = new MetricId(
                            found.getString(2), found.getString(3), DimensionText.parse(found.getString(4)));
                    rows.add(new SeriesRow(found.getLong(1), metric, found.getLong(5)));
                }
            }
            return rows;
        });
    }

    /** Writes series rows and minutes in one transaction. */
    void save(Collection<SeriesRow> series, Collection<BlockRow> minutes) {
        if (series.isEmpty() && minutes.isEmpty()) {
            return;
        }
        database.writeRelaxed(connection -> {
            try (PreparedStatement merge =
                    connection.prepareStatement("MERGE INTO metric_series VALUES (?, ?, ?, ?, ?)")) {
                for (SeriesRow row : series) {
                    merge.setLong(1, row.id());
                    merge.setString(2, row.metric().namespace());
                    merge.setString(3, row.metric().name());
                    merge.setString(4, DimensionText.of(row.metric().dimensions()));
                    merge.setLong(5, row.lastSecond());
                    merge.addBatch();
                }
                merge.executeBatch();
            }
            try (PreparedStatement merge = connection.prepareStatement("MERGE INTO metric_minute VALUES (?, ?)")) {
                for (BlockRow row : minutes) {
                    merge.setLong(1, minuteKey(row.time(), row.seriesId()));
                    merge.setBytes(2, row.block().bytes());
                    merge.addBatch();
                }
                merge.executeBatch();
            }
            return true;
        });
    }

    /** The first minute that has a row, or empty if none has. */
    OptionalLong firstMinute() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT MIN(id) FROM metric_minute");
                    ResultSet found = select.executeQuery()) {
                found.next();
                long first = found.getLong(1);
                return found.wasNull() ? OptionalLong.empty() : OptionalLong.of(first >> KEY_BITS);
            }
        });
    }

    /** Every series' minutes within {@code [from, to)}, in the order of time. */
    List<BlockRow> minutes(long from, long to) {
        return database.read(connection -> {
            List<BlockRow> rows = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT id, seconds FROM metric_minute WHERE id >= ? AND id < ? ORDER BY id")) {
                select.setLong(1, minuteKey(from, 0));
                select.setLong(2, minuteKey(to, 0));
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        long key = found.getLong(1);
                        rows.add(new BlockRow(key & KEY_MASK, key >> KEY_BITS, block(found, 2)));
                    }
                }
            }
            return rows;
        });
    }

    /** Adds one series' minutes within {@code [from, to)} to the map, where it has none of its own. */
    void minutes(long seriesId, long from, long to, Map<Long, StatisticBlock> into) {
        if (from >= to) {
            return;
        }
        database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT seconds FROM metric_minute WHERE id = ?")) {
                for (long minute = from; minute < to; minute++) {
                    select.setLong(1, minuteKey(minute, seriesId));
                    try (ResultSet found = select.executeQuery()) {
                        if (found.next()) {
                            into.putIfAbsent(minute, block(found, 1));
                        }
                    }
                }
            }
            return true;
        });
    }

    /** One series' hours within {@code [from, to)}, in the order of time. */
    List<BlockRow> hours(long seriesId, long from, long to) {
        return database.read(connection -> {
            List<BlockRow> rows = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT id, minutes FROM metric_hour WHERE id >= ? AND id < ? ORDER BY id")) {
                select.setLong(1, hourKey(seriesId, from));
                select.setLong(2, hourKey(seriesId, to));
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        rows.add(new BlockRow(seriesId, found.getLong(1) & KEY_MASK, block(found, 2)));
                    }
                }
            }
            return rows;
        });
    }

    /** Writes hours, each put over what an interrupted attempt may have written of it. */
    void saveHours(Collection<BlockRow> hours) {
        database.writeRelaxed(connection -> {
            try (PreparedStatement merge = connection.prepareStatement("MERGE INTO metric_hour VALUES (?, ?)")) {
                for (BlockRow row : hours) {
                    StatisticBlock earlier = hour(connection, row.seriesId(), row.time());
                    merge.setLong(1, hourKey(row.seriesId(), row.time()));
                    merge.setBytes(2, (earlier == null ? row.block() : earlier.overlay(row.block())).bytes());
                    merge.addBatch();
                }
                merge.executeBatch();
            }
            return true;
        });
    }

    private static @Nullable StatisticBlock hour(Connection connection, long seriesId, long hour) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT minutes FROM metric_hour WHERE id = ?")) {
            select.setLong(1, hourKey(seriesId, hour));
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? block(found, 1) : null;
            }
        }
    }

    void deleteMinutes(long from, long to) {
        delete("DELETE FROM metric_minute WHERE id >= ? AND id < ?", minuteKey(from, 0), minuteKey(to, 0));
    }

    void deleteHoursBefore(long seriesId, long hour) {
        delete("DELETE FROM metric_hour WHERE id >= ? AND id < ?", hourKey(seriesId, 0), hourKey(seriesId, hour));
    }

    /** Forgets a series with its hours; its minutes, if any, go when their time has passed. */
    void deleteSeries(long seriesId) {
        deleteHoursBefore(seriesId, KEY_MASK);
        delete("DELETE FROM metric_series WHERE id >= ? AND id < ?", seriesId, seriesId + 1);
    }

    private void delete(String statement, long from, long to) {
        database.writeRelaxed(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(statement)) {
                delete.setLong(1, from);
                delete.setLong(2, to);
                return delete.executeUpdate();
            }
        });
    }

    private static StatisticBlock block(ResultSet found, int column) throws SQLException {
        return StatisticBlock.fromBytes(found.getBytes(column));
    }

    private static long minuteKey(long minute, long seriesId) {
        return (minute << KEY_BITS) + seriesId;
    }

    private static long hourKey(long seriesId, long hour) {
        return (seriesId << KEY_BITS) + hour;
    }
}
