package dev.weir.broker.kms;

import dev.weir.broker.store.Database;
import dev.weir.broker.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyState;

/** Keys, their wrapped material and aliases in the database; each change is durable when its method returns. Thread-safe. */
final class KeyStore {

    private final Database database;
    private final String accountId;

    KeyStore(Database database, String accountId) {
        this.database = database;
        this.accountId = accountId;
    }

    List<KmsKey> keys() {
        return database.read(connection -> {
            List<KmsKey> keys = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("""
                            SELECT id, region, created_millis, description, manager, state, deletion_millis
                            FROM kms_key""");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long deletion = row.getLong("deletion_millis");
                    boolean none = row.wasNull();
                    keys.add(new KmsKey(
                            row.getString("id"),
                            row.getString("region"),
                            accountId,
                            Instant.ofEpochMilli(row.getLong("created_millis")),
                            row.getString("description"),
                            KeyManagerType.fromValue(row.getString("manager")),
                            KeyState.fromValue(row.getString("state")),
                            none ? null : Instant.ofEpochMilli(deletion)));
                }
            }
            return keys;
        });
    }

    /** The policies that were given to keys, by the key's id. */
    Map<String, String> policies() {
        return database.read(connection -> {
            Map<String, String> policies = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT key_id, policy FROM kms_policy");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    policies.put(row.getString(1), row.getString(2));
                }
            }
            return policies;
        });
    }

    void savePolicy(String keyId, String policy) {
        database.write(connection -> {
            try (PreparedStatement merge =
                    connection.prepareStatement("MERGE INTO kms_policy (key_id, policy) KEY (key_id) VALUES (?, ?)")) {
                merge.setString(1, keyId);
                merge.setString(2, policy);
                return merge.executeUpdate();
            }
        });
    }

    List<Alias> aliases() {
        return database.read(connection -> {
            List<Alias> aliases = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT region, name, key_id, created_millis, updated_millis FROM kms_alias");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    aliases.add(new Alias(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            Instant.ofEpochMilli(row.getLong(4)),
                            Instant.ofEpochMilli(row.getLong(5))));
                }
            }
            return aliases;
        });
    }

    /** The wrapped material of a key. */
    byte[] material(String keyId, int version) {
        byte @Nullable [] found = database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT wrapped FROM kms_material WHERE key_id = ? AND version = ?")) {
                select.setString(1, keyId);
                select.setInt(2, version);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getBytes(1) : new byte[0];
                }
            }
        });
        if (found.length == 0) {
            throw new StoreException("The database lacks the material of KMS key " + keyId + ".");
        }
        return found;
    }

    /** Adds a key with its first material, and the alias that it is made for if there is one. */
    void add(KmsKey key, int version, byte[] wrapped, @Nullable Alias alias) {
        database.write(connection -> {
            merge(connection, key);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO kms_material (key_id, version, wrapped) VALUES (?, ?, ?)")) {
                insert.setString(1, key.id());
                insert.setInt(2, version);
                insert.setBytes(3, wrapped);
                insert.executeUpdate();
            }
            if (alias != null) {
                merge(connection, alias);
            }
            return true;
        });
    }

    void save(KmsKey key) {
        database.write(connection -> {
            merge(connection, key);
            return true;
        });
    }

    void save(Alias alias) {
        database.write(connection -> {
            merge(connection, alias);
            return true;
        });
    }

    /** Deletes a key with its material and aliases. */
    void delete(KmsKey key) {
        delete("DELETE FROM kms_key WHERE id = ?", key.id());
    }

    void delete(Alias alias) {
        delete("DELETE FROM kms_alias WHERE region = ? AND name = ?", alias.region(), alias.name());
    }

    private void delete(String sql, String... values) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    delete.setString(i + 1, values[i]);
                }
                return delete.executeUpdate();
            }
        });
    }

    private static void merge(Connection connection, KmsKey key) throws SQLException {
        Instant deletion = key.deletionDate();
        try (PreparedStatement merge = connection.prepareStatement("""
                MERGE INTO kms_key (id, region, created_millis, description, manager, state, deletion_millis)
                KEY (id) VALUES (?, ?, ?, ?, ?, ?, ?)""")) {
            merge.setString(1, key.id());
            merge.setString(2, key.region());
            merge.setLong(3, key.createdAt().toEpochMilli());
            merge.setString(4, key.description());
            merge.setString(5, key.manager().toString());
            merge.setString(6, key.state().toString());
            merge.setObject(7, deletion == null ? null : deletion.toEpochMilli(), Types.BIGINT);
            merge.executeUpdate();
        }
    }

    private static void merge(Connection connection, Alias alias) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement("""
                MERGE INTO kms_alias (region, name, key_id, created_millis, updated_millis)
                KEY (region, name) VALUES (?, ?, ?, ?, ?)""")) {
            merge.setString(1, alias.region());
            merge.setString(2, alias.name());
            merge.setString(3, alias.keyId());
            merge.setLong(4, alias.createdAt().toEpochMilli());
            merge.setLong(5, alias.updatedAt().toEpochMilli());
            merge.executeUpdate();
        }
    }
}
