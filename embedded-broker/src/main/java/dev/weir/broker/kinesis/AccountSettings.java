package dev.weir.broker.kinesis;

import dev.weir.broker.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The account's settings in each region, kept in the database. Thread-safe. */
final class AccountSettings {

    private final Database database;

    AccountSettings(Database database) {
        this.database = database;
    }

    /** Null if there never was one. */
    @Nullable Commitment commitment(String region) {
        return database.read(connection -> read(connection, region)).orElse(null);
    }

    boolean isCommitted(String region, Instant now) {
        Commitment commitment = commitment(region);
        return commitment != null && commitment.isEnabled(now);
    }

    /** Changes a region's commitment in one transaction; null leaves it as it is. */
    @Nullable Commitment change(String region, UnaryOperator<@Nullable Commitment> next) {
        return database.write(connection -> {
                    Commitment changed = next.apply(read(connection, region).orElse(null));
                    if (changed != null) {
                        save(connection, region, changed);
                    }
                    return Optional.ofNullable(changed);
                })
                .orElse(null);
    }

    private static Optional<Commitment> read(Connection connection, String region) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT started_millis, ended_millis FROM kinesis_commitment WHERE region = ?")) {
            select.setString(1, region);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                long ended = row.getLong(2);
                Instant endsAt = row.wasNull() ? null : Instant.ofEpochMilli(ended);
                return Optional.of(new Commitment(Instant.ofEpochMilli(row.getLong(1)), endsAt));
            }
        }
    }

    private static void save(Connection connection, String region, Commitment commitment) throws SQLException {
        Instant endsAt = commitment.endsAt();
        try (PreparedStatement merge = connection.prepareStatement("""
                MERGE INTO kinesis_commitment (region, started_millis, ended_millis)
                KEY (region) VALUES (?, ?, ?)""")) {
            merge.setString(1, region);
            merge.setLong(2, commitment.startedAt().toEpochMilli());
            merge.setObject(3, endsAt == null ? null : endsAt.toEpochMilli(), Types.BIGINT);
            merge.executeUpdate();
        }
    }
}
