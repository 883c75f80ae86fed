package dev.weir.broker.kinesis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How a stream's encryption is kept in the database: a row of its own, if it was ever encrypted. */
final class EncryptionColumns {

    private EncryptionColumns() {}

    static void write(Connection connection, long streamId, StreamEncryption encryption) throws SQLException {
        if (encryption.equals(StreamEncryption.NONE)) {
            return;
        }
        @Nullable EncryptionKey key = encryption.key();
        try (PreparedStatement merge = connection.prepareStatement("""
                MERGE INTO kinesis_encryption (stream_id, key_id, key_arn, starts, stops)
                KEY (stream_id) VALUES (?, ?, ?, ?, ?)""")) {
            merge.setLong(1, streamId);
            merge.setString(2, key == null ? null : key.id());
            merge.setString(3, key == null ? null : key.arn());
            merge.setString(4, SettingsTable.times(encryption.starts()));
            merge.setString(5, SettingsTable.times(encryption.stops()));
            merge.executeUpdate();
        }
    }

    static StreamEncryption read(Connection connection, long streamId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT key_id, key_arn, starts, stops FROM kinesis_encryption WHERE stream_id = ?")) {
            select.setLong(1, streamId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return StreamEncryption.NONE;
                }
                String keyId = row.getString(1);
                return new StreamEncryption(
                        keyId == null ? null : new EncryptionKey(keyId, row.getString(2)),
                        SettingsTable.times(row.getString(3)),
                        SettingsTable.times(row.getString(4)));
            }
        }
    }
}
