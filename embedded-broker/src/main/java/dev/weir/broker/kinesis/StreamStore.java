package dev.weir.broker.kinesis;

import dev.weir.broker.seal.Seal;
import dev.weir.broker.store.Database;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/** Keeps streams with their shard maps and tags in the database; each change of a stream is one transaction. Thread-safe. */
final class StreamStore {

    private static final String SECRET = "tokens";

    private final Database database;

    StreamStore(Database database) {
        this.database = database;
    }

    /** A number that no stream had before. */
    long newStreamId() {
        return database.write(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT NEXT VALUE FOR kinesis_stream_id");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Makes a stream durable as it is now, new or changed. */
    void save(Stream stream) {
        database.write(connection -> {
            mergeStream(connection, stream);
            SettingsTable.save(connection, stream.id(), stream.settings());
            delete(connection, "DELETE FROM kinesis_shard WHERE stream_id = ?", stream.id());
            delete(connection, "DELETE FROM kinesis_tag WHERE stream_id = ?", stream.id());
            insertShards(connection, stream);
            insertTags(connection, stream);
            return true;
        });
    }

    void delete(Stream stream) {
        database.write(connection -> {
            delete(connection, "DELETE FROM kinesis_stream WHERE id = ?", stream.id());
            return true;
        });
    }

    List<Stream> loadAll() {
        return database.read(connection -> {
            List<Stream> streams = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT id, region, name, created_millis, mode, retention_hours, visible_from_millis,
                        max_record_kib, state, state_until_millis, state_detail, scalings
                    FROM kinesis_stream ORDER BY id""");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    streams.add(readStream(connection, row));
                }
            }
            return streams;
        });
    }

    /** The key of this database's shard iterators and list tokens; made when first asked for. */
    byte[] tokenKey() {
        return database.write(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT secret_key FROM kinesis_secret WHERE name = ?")) {
                select.setString(1, SECRET);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        return row.getBytes(1);
                    }
                }
            }
            byte[] key = Seal.randomBytes(Seal.KEY_BYTES);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO kinesis_secret (name, secret_key) VALUES (?, ?)")) {
                insert.setString(1, SECRET);
                insert.setBytes(2, key);
                insert.executeUpdate();
            }
            return key;
        });
    }

    private static void mergeStream(Connection connection, Stream stream) throws SQLException {
        StateColumns state = StateColumns.of(stream.state());
        try (PreparedStatement merge = connection.prepareStatement("""
                MERGE INTO kinesis_stream (id, region, name, created_millis, mode, retention_hours,
                    visible_from_millis, max_record_kib, state, state_until_millis, state_detail, scalings)
                KEY (id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            merge.setLong(1, stream.id());
            merge.setString(2, stream.name().region());
            merge.setString(3, stream.name().name());
            merge.setLong(4, stream.createdAt().toEpochMilli());
            merge.setString(5, stream.mode().toString());
            merge.setInt(6, stream.retentionHours());
            merge.setLong(7, stream.visibleFrom().toEpochMilli());
            merge.setInt(8, stream.maxRecordKib());
            merge.setString(9, state.name());
            merge.setObject(10, state.untilMillis(), Types.BIGINT);
            merge.setObject(11, state.detail(), Types.VARCHAR);
            merge.setString(12, SettingsTable.times(stream.scalings()));
            merge.executeUpdate();
        }
    }

    private static void insertShards(Connection connection, Stream stream) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO kinesis_shard (stream_id, shard_index, start_key, end_key, created_seconds,
                    opened_millis, closed_millis, parent, adjacent_parent)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (Shard shard : stream.shards().all()) {
                Instant closedAt = shard.closedAt();
                insert.setLong(1, stream.id());
                insert.setInt(2, shard.index());
                insert.setBigDecimal(3, decimal(shard.range().start()));
                insert.setBigDecimal(4, decimal(shard.range().end()));
                insert.setLong(5, shard.createdSeconds());
                insert.setLong(6, shard.openedAt().toEpochMilli());
                insert.setObject(7, closedAt == null ? null : closedAt.toEpochMilli(), Types.BIGINT);
                insert.setObject(8, orNull(shard.parent()), Types.INTEGER);
                insert.setObject(9, orNull(shard.adjacentParent()), Types.INTEGER);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertTags(Connection connection, Stream stream) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO kinesis_tag (stream_id, tag_key, tag_value) VALUES (?, ?, ?)")) {
            for (var tag : stream.tags().entrySet()) {
                insert.setLong(1, stream.id());
                insert.setString(2, tag.getKey());
                insert.setString(3, tag.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Stream readStream(Connection connection, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        long untilMillis = row.getLong("state_until_millis");
        Long until = row.wasNull() ? null : untilMillis;
        return new Stream(
                id,
                new StreamName(row.getString("region"), row.getString("name")),
                Instant.ofEpochMilli(row.getLong("created_millis")),
                StreamMode.fromValue(row.getString("mode")),
                row.getInt("retention_hours"),
                Instant.ofEpochMilli(row.getLong("visible_from_millis")),
                row.getInt("max_record_kib"),
                new StateColumns(row.getString("state"), until, row.getString("state_detail")).toState(),
                readShards(connection, id),
                readTags(connection, id),
                SettingsTable.times(row.getString("scalings")),
                SettingsTable.read(connection, id, Instant.ofEpochMilli(row.getLong("created_millis"))));
    }

    private static ShardMap readShards(Connection connection, long streamId) throws SQLException {
        List<Shard> shards = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT shard_index, start_key, end_key, created_seconds, opened_millis, closed_millis, parent,
                    adjacent_parent
                FROM kinesis_shard WHERE stream_id = ?""")) {
            select.setLong(1, streamId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long closedMillis = row.getLong("closed_millis");
                    Instant closedAt = row.wasNull() ? null : Instant.ofEpochMilli(closedMillis);
                    shards.add(new Shard(
                            row.getInt("shard_index"),
                            new HashKeyRange(hashKey(row, "start_key"), hashKey(row, "end_key")),
                            row.getLong("created_seconds"),
                            Instant.ofEpochMilli(row.getLong("opened_millis")),
                            closedAt,
                            optional(row, "parent"),
                            optional(row, "adjacent_parent")));
                }
            }
        }
        return ShardMap.of(shards);
    }

    private static SortedMap<String, String> readTags(Connection connection, long streamId) throws SQLException {
        SortedMap<String, String> tags = new TreeMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT tag_key, tag_value FROM kinesis_tag WHERE stream_id = ?")) {
            select.setLong(1, streamId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tags.put(row.getString(1), row.getString(2));
                }
            }
        }
        return tags;
    }

    private static void delete(Connection connection, String sql, long streamId) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, streamId);
            delete.executeUpdate();
        }
    }

    private static BigDecimal decimal(HashKey key) {
        return new BigDecimal(key.toBigInteger());
    }

    private static HashKey hashKey(ResultSet row, String column) throws SQLException {
        BigInteger value = row.getBigDecimal(column).toBigInteger();
        return HashKey.of(value);
    }

    private static OptionalInt optional(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static @Nullable Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
