package dev.weir.broker.kinesis;

import dev.weir.broker.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Keeps consumers and their tags in the database; with a stream go its consumers. Thread-safe. */
final class ConsumerStore {

    private final Database database;

    ConsumerStore(Database database) {
        this.database = database;
    }

    /** Makes a consumer durable as it is now, new or changed, and deletes those of its stream that are gone. */
    void save(long streamId, Consumer consumer, Instant now) {
        database.write(connection -> {
            deleteGone(connection, streamId, now);
            merge(connection, streamId, consumer);
            saveTags(connection, streamId, consumer);
            return true;
        });
    }

    /** Gives every consumer with the id of its stream. */
    void loadAll(BiConsumer<Long, Consumer> each) {
        database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT stream_id, name, created_millis, active_millis, gone_millis
                    FROM kinesis_consumer ORDER BY stream_id, name""");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long streamId = row.getLong("stream_id");
                    String name = row.getString("name");
                    long gone = row.getLong("gone_millis");
                    Instant goneAt = row.wasNull() ? null : Instant.ofEpochMilli(gone);
                    Consumer consumer = new Consumer(
                            name,
                            Instant.ofEpochMilli(row.getLong("created_millis")),
                            Instant.ofEpochMilli(row.getLong("active_millis")),
                            goneAt,
                            tags(connection, streamId, name));
                    each.accept(streamId, consumer);
                }
            }
            return true;
        });
    }

    private static void deleteGone(Connection connection, long streamId, Instant now) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM kinesis_consumer WHERE stream_id = ? AND gone_millis <= ?")) {
            delete.setLong(1, streamId);
            delete.setLong(2, now.toEpochMilli());
            delete.executeUpdate();
        }
    }

    private static void merge(Connection connection, long streamId, Consumer consumer) throws SQLException {
        Instant goneAt = consumer.goneAt();
        try (PreparedStatement merge = connection.prepareStatement("""
                MERGE INTO kinesis_consumer (stream_id, name, created_millis, active_millis, gone_millis)
                KEY (stream_id, name) VALUES (?, ?, ?, ?, ?)""")) {
            merge.setLong(1, streamId);
            merge.setString(2, consumer.name());
            merge.setLong(3, consumer.createdAt().toEpochMilli());
            merge.setLong(4, consumer.activeAt().toEpochMilli());
            merge.setObject(5, goneAt == null ? null : goneAt.toEpochMilli(), Types.BIGINT);
            merge.executeUpdate();
        }
    }

    private static void saveTags(Connection connection, long streamId, Consumer consumer) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM kinesis_consumer_tag WHERE stream_id = ? AND consumer_name = ?")) {
            delete.setLong(1, streamId);
            delete.setString(2, consumer.name());
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO kinesis_consumer_tag (stream_id, consumer_name, tag_key, tag_value) VALUES (?, ?, ?, ?)")) {
            for (var tag : consumer.tags().entrySet()) {
                insert.setLong(1, streamId);
                insert.setString(2, consumer.name());
                insert.setString(3, tag.getKey());
                insert.setString(4, tag.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static SortedMap<String, String> tags(Connection connection, long streamId, String consumer)
            throws SQLException {
        SortedMap<String, String> tags = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT tag_key, tag_value FROM kinesis_consumer_tag WHERE stream_id = ? AND consumer_name = ?")) {
            select.setLong(1, streamId);
            select.setString(2, consumer);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tags.put(row.getString(1), row.getString(2));
                }
            }
        }
        return tags;
    }
}
