package dev.weir.broker.kinesis;

import dev.weir.broker.store.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the policies of streams and consumers in the database; those of a stream go with it. Thread-safe. */
final class PolicyStore {

    private final Database database;

    PolicyStore(Database database) {
        this.database = database;
    }

    void put(long streamId, String resourceArn, String policy) {
        database.write(connection -> {
            try (PreparedStatement merge = connection.prepareStatement("""
                    MERGE INTO kinesis_policy (resource_arn, stream_id, policy)
                    KEY (resource_arn) VALUES (?, ?, ?)""")) {
                merge.setString(1, resourceArn);
                merge.setLong(2, streamId);
                merge.setString(3, policy);
                return merge.executeUpdate();
            }
        });
    }

    /** A resource's policy, or null if it has none. */
    @Nullable String get(String resourceArn) {
        return database.read(connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement("SELECT policy FROM kinesis_policy WHERE resource_arn = ?")) {
                        select.setString(1, resourceArn);
                        try (ResultSet row = select.executeQuery()) {
                            return row.next() ? Optional.of(row.getString(1)) : Optional.<String>empty();
                        }
                    }
                })
                .orElse(null);
    }

    /** Says whether there was a policy. */
    boolean delete(String resourceArn) {
        return database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM kinesis_policy WHERE resource_arn = ?")) {
                delete.setString(1, resourceArn);
                return delete.executeUpdate() > 0;
            }
        });
    }
}
