package dev.weir.broker.firehose.delivery;

import dev.weir.broker.kms.DataKeys;
import dev.weir.broker.seal.Seal;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.store.StoredRecord;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Seals the direct puts of one delivery stream while they wait, and opens them for delivery. A data key is made at the
 * first put after each start, and sealed by KMS; in the log its number stands in the place of the partition key, which
 * direct puts do not have. Thread-safe.
 */
final class LogCipher {

    /** Leaves records as they are. */
    static final Sealing NONE = new Sealing("", null, "");

    private final DataKeys keys;
    private final Database database;
    private final long owner;
    private final String region;
    private final Map<String, String> context;
    private final ReentrantLock making = new ReentrantLock();
    private final Map<String, Sealing> known = new ConcurrentHashMap<>();
    private volatile @Nullable Sealing present;

    LogCipher(DataKeys keys, Database database, long owner, String region, String arn) {
        this.keys = keys;
        this.database = database;
        this.owner = owner;
        this.region = region;
        this.context = Map.of("aws:firehose:arn", arn);
    }

    /** How records put now are sealed; asks KMS each time whether its key may be used. */
    Sealing sealing(String keyArn) {
        keys.checkUsable(region, keyArn);
        Sealing now = present;
        if (now != null && now.keyArn().equals(keyArn)) {
            return now;
        }
        making.lock();
        try {
            now = present;
            if (now == null || !now.keyArn().equals(keyArn)) {
                DataKeys.DataKey made = keys.generate(region, keyArn, context);
                now = new Sealing(Long.toString(keep(keyArn, made.sealed())), new Seal(made.plain()), keyArn);
                present = now;
                known.put(now.name(), now);
            }
            return now;
        } finally {
            making.unlock();
        }
    }

    /** A record of the log as it was put. */
    StoredRecord open(StoredRecord record) {
        if (record.partitionKey().isEmpty()) {
            return record;
        }
        Sealing sealing = known.computeIfAbsent(record.partitionKey(), this::load);
        keys.checkUsable(region, sealing.keyArn());
        byte @Nullable [] data = sealing.open(record.data());
        if (data == null) {
            throw new StoreException("A record that waits for delivery was changed after it was encrypted.");
        }
        return new StoredRecord(record.index(), record.arrivalMillis(), "", data);
    }

    private long keep(String keyArn, byte[] sealed) {
        return database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO firehose_data_key (owner, key_arn, sealed) VALUES (?, ?, ?)",
                    Statement.RETURN_GENERATED_KEYS)) {
                insert.setLong(1, owner);
                insert.setString(2, keyArn);
                insert.setBytes(3, sealed);
                insert.executeUpdate();
                try (ResultSet row = insert.getGeneratedKeys()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    private Sealing load(String name) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT key_arn, sealed FROM firehose_data_key WHERE owner = ? AND id = ?")) {
                select.setLong(1, owner);
                select.setLong(2, Long.parseLong(name));
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        throw new StoreException("The data key " + name + " of records that wait is missing.");
                    }
                    String keyArn = row.getString("key_arn");
                    byte[] plain = keys.open(region, row.getBytes("sealed"), context);
                    return new Sealing(name, new Seal(plain), keyArn);
                }
            }
        });
    }

    /**
     * One data key at work.
     *
     * @param name what stands in the log for it; empty for none
     */
    record Sealing(String name, @Nullable Seal seal, String keyArn) {

        byte[] seal(byte[] data) {
            return seal == null ? data : seal.close(data);
        }

        byte @Nullable [] open(byte[] data) {
            return seal == null ? data : seal.open(data, 0);
        }
    }
}
