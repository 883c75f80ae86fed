package dev.weir.broker.lambda.mapping;

import dev.weir.broker.store.Database;
import dev.weir.broker.wire.PojoText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** Mappings, and how far each has come in each shard; durable when a method returns. Thread-safe. */
final class MappingStore {

    private final Database database;

    MappingStore(Database database) {
        this.database = database;
    }

    /**
     * How far a shard is worked off.
     *
     * @param next the position of the record that is next
     * @param done whether the shard is closed and nothing of it is left
     */
    record Checkpoint(long next, boolean done) {}

    List<Mapping> mappings() {
        return database.read(connection -> {
            List<Mapping> mappings = new ArrayList<>();
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT * FROM lambda_mapping ORDER BY created_millis, uuid");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    EventSourceMappingConfiguration.Builder settings = EventSourceMappingConfiguration.builder();
                    PojoText.read(row.getString("settings"), settings);
                    mappings.add(new Mapping(
                            row.getObject("uuid", UUID.class),
                            row.getString("region"),
                            settings.build(),
                            row.getLong("stream_number"),
                            Instant.ofEpochMilli(row.getLong("created_millis")),
                            Instant.ofEpochMilli(row.getLong("settled_millis"))));
                }
            }
            return mappings;
        });
    }

    void save(Mapping mapping) {
        database.write(connection -> {
            try (PreparedStatement merge = connection.prepareStatement("MERGE INTO lambda_mapping"
                    + " (uuid, region, settings, stream_number, created_millis, settled_millis)"
                    + " VALUES (?, ?, ?, ?, ?, ?)")) {
                merge.setObject(1, mapping.uuid());
                merge.setString(2, mapping.region());
                merge.setString(3, PojoText.write(mapping.settings()));
                merge.setLong(4, mapping.streamNumber());
                merge.setLong(5, mapping.createdAt().toEpochMilli());
                merge.setLong(6, mapping.settledAt().toEpochMilli());
                return merge.executeUpdate();
            }
        });
    }

    void delete(UUID uuid) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM lambda_mapping WHERE uuid = ?")) {
                delete.setObject(1, uuid);
                return delete.executeUpdate();
            }
        });
    }

    /** The checkpoints of a mapping, by the shard's index. */
    Map<Integer, Checkpoint> checkpoints(UUID mapping) {
        return database.read(connection -> {
            Map<Integer, Checkpoint> checkpoints = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT shard, next_index, done FROM lambda_checkpoint WHERE mapping = ?")) {
                select.setObject(1, mapping);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        checkpoints.put(row.getInt(1), new Checkpoint(row.getLong(2), row.getBoolean(3)));
                    }
                }
            }
            return checkpoints;
        });
    }

    /** Keeps how far a shard is worked off, if the mapping is still there. */
    void save(UUID mapping, int shard, Checkpoint checkpoint) {
        database.write(connection -> {
            try (PreparedStatement merge = connection.prepareStatement(
                    "MERGE INTO lambda_checkpoint (mapping, shard, next_index, done) SELECT uuid, CAST(? AS INT),"
                            + " CAST(? AS BIGINT), CAST(? AS BOOLEAN) FROM lambda_mapping WHERE uuid = ?")) {
                merge.setInt(1, shard);
                merge.setLong(2, checkpoint.next());
                merge.setBoolean(3, checkpoint.done());
                merge.setObject(4, mapping);
                return merge.executeUpdate();
            }
        });
    }
}
