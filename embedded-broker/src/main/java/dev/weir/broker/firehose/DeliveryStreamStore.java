package dev.weir.broker.firehose;

import dev.weir.broker.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.KeyType;

/** Delivery streams in the database; each change is durable when its method returns. Thread-safe. */
final class DeliveryStreamStore {

    private static final String SAVE = """
            MERGE INTO firehose_stream (id, region, name, type, created_millis, updated_millis, version, state,
                until_millis, source_arn, source_role, source_from_millis, throughput_hint, destination_kind,
                destination, sealing, sealing_until_millis, key_type, key_arn)
            KEY (id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Database database;
    private final String accountId;

    DeliveryStreamStore(Database database, String accountId) {
        this.database = database;
        this.accountId = accountId;
    }

    /** An id that no delivery stream has had. */
    long nextId() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT NEXT VALUE FOR firehose_id");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    List<DeliveryStream> all() {
        return database.read(connection -> {
            List<DeliveryStream> all = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT * FROM firehose_stream ORDER BY id");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(stream(row));
                }
            }
            return all;
        });
    }

    void save(DeliveryStream stream) {
        database.write(connection -> {
            save(connection, stream);
            return true;
        });
    }

    /** Deletes a delivery stream with all that is kept of it here; its log is the record store's. */
    void delete(DeliveryStream stream) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM firehose_stream WHERE id = ?")) {
                delete.setLong(1, stream.id());
                return delete.executeUpdate();
            }
        });
    }

    private static void save(Connection connection, DeliveryStream stream) throws SQLException {
        StreamSource source = stream.source();
        Encryption sealed = stream.encryption();
        try (PreparedStatement merge = connection.prepareStatement(SAVE)) {
            merge.setLong(1, stream.id());
            merge.setString(2, stream.region());
            merge.setString(3, stream.name());
            merge.setString(4, stream.type().toString());
            merge.setLong(5, stream.createdAt().toEpochMilli());
            merge.setObject(6, millis(stream.updatedAt()), Types.BIGINT);
            merge.setInt(7, stream.version());
            merge.setString(8, stream.lifecycle().state().name());
            merge.setLong(9, stream.lifecycle().until().toEpochMilli());
            merge.setString(10, source == null ? null : source.arn());
            merge.setString(11, source == null ? null : source.roleArn());
            merge.setObject(12, source == null ? null : millis(source.startsAt()), Types.BIGINT);
            merge.setObject(13, stream.throughputHint(), Types.INTEGER);
            merge.setString(14, stream.destination().kind().name());
            merge.setString(15, stream.destination().text());
            merge.setString(16, sealed.status().toString());
            merge.setLong(17, sealed.until().toEpochMilli());
            merge.setString(
                    18, sealed.keyType() == null ? null : sealed.keyType().toString());
            merge.setString(19, sealed.keyArn());
            merge.executeUpdate();
        }
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private DeliveryStream stream(ResultSet row) throws SQLException {
        String sourceArn = row.getString("source_arn");
        Instant from = instant(row, "source_from_millis");
        int hint = row.getInt("throughput_hint");
        @Nullable Integer throughput = row.wasNull() ? null : hint;
        return new DeliveryStream(
                row.getLong("id"),
                accountId,
                row.getString("region"),
                row.getString("name"),
                DeliveryStreamType.fromValue(row.getString("type")),
                Instant.ofEpochMilli(row.getLong("created_millis")),
                instant(row, "updated_millis"),
                row.getInt("version"),
                new Lifecycle(
                        Lifecycle.State.valueOf(row.getString("state")),
                        Instant.ofEpochMilli(row.getLong("until_millis"))),
                sourceArn == null || from == null
                        ? null
                        : new StreamSource(sourceArn, row.getString("source_role"), from),
                throughput,
                Destination.read(row.getString("destination_kind"), row.getString("destination")),
                new Encryption(
                        DeliveryStreamEncryptionStatus.fromValue(row.getString("sealing")),
                        Instant.ofEpochMilli(row.getLong("sealing_until_millis")),
                        KeyType.fromValue(row.getString("key_type")),
                        row.getString("key_arn")));
    }
}
