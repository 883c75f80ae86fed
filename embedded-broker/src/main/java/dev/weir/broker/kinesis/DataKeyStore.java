package dev.weir.broker.kinesis;

import dev.weir.broker.store.Database;
import dev.weir.broker.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;

/** Keeps the data keys of encrypted streams, each sealed by KMS. They go with their stream. Thread-safe. */
final class DataKeyStore {

    private final Database database;

    DataKeyStore(Database database) {
        this.database = database;
    }

    /**
     * A data key as it is kept.
     *
     * @param keyArn the KMS key that sealed it
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
    record Kept(String keyArn, byte[] sealed) {}

    /** Makes a data key durable, and gives the number by which records name it. */
    long add(long streamId, Kept key, Instant now) {
        return database.write(connection -> {
            long id;
            try (PreparedStatement next = connection.prepareStatement("SELECT NEXT VALUE FOR kinesis_data_key_id");
                    ResultSet row = next.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO kinesis_data_key (id, stream_id, key_arn, created_millis, sealed)
                    VALUES (?, ?, ?, ?, ?)""")) {
                insert.setLong(1, id);
                insert.setLong(2, streamId);
                insert.setString(3, key.keyArn());
                insert.setLong(4, now.toEpochMilli());
                insert.setBytes(5, key.sealed());
                insert.executeUpdate();
            }
            return id;
        });
    }

    Kept load(long streamId, long id) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT key_arn, sealed FROM kinesis_data_key WHERE stream_id = ? AND id = ?")) {
                select.setLong(1, streamId);
                select.setLong(2, id);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        throw new StoreException("The database lacks data key " + id + ", which sealed records.");
                    }
                    return new Kept(row.getString(1), row.getBytes(2));
                }
            }
        });
    }

    /** Forgets the data keys of a stream that were made before an instant, since no record is left that needs them. */
    void forgetBefore(long streamId, Instant before) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM kinesis_data_key WHERE stream_id = ? AND created_millis < ?")) {
                delete.setLong(1, streamId);
                delete.setLong(2, before.toEpochMilli());
                return delete.executeUpdate();
            }
        });
    }
}
