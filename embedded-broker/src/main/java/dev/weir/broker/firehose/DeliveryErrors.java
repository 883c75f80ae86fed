package dev.weir.broker.firehose;

import dev.weir.broker.store.Database;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong in deliveries, the last {@value #KEPT} of each delivery stream. What is new is written once a second;
 * the same failure counts once in it. Thread-safe.
 */
final class DeliveryErrors {

    static final int KEPT = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryErrors.class);
    private static final int WAITING = 1_000;
    private static final int TEXT = 2_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final TimeSource time;
    private final Map<Failure, Instant> waiting = new LinkedHashMap<>();
    private boolean scheduled;

    private record Failure(long owner, String destination, String code, String message) {}

    /** A failure as it is kept. */
    record Kept(Instant at, String destination, String code, String message) {}

    DeliveryErrors(Database database, TimeSource time) {
        this.database = database;
        this.time = time;
    }

    synchronized void add(long owner, String destination, String code, String message) {
        String text = message.length() > TEXT ? message.substring(0, TEXT) : message;
        if (waiting.size() < WAITING) {
            waiting.put(new Failure(owner, destination, code, text), time.now());
        }
        if (!scheduled) {
            scheduled = true;
            time.after(
                    PAUSE, () -> Thread.ofVirtual().name("weir-firehose-errors").start(this::flush));
        }
    }

    /** Writes what is new. */
    void flush() {
        Map<Failure, Instant> taken;
        synchronized (this) {
            scheduled = false;
            taken = new LinkedHashMap<>(waiting);
            waiting.clear();
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            write(taken);
        } catch (StoreException e) {
            LOG.warn("Delivery errors could not be kept: {}", e.getMessage());
        }
    }

    private void write(Map<Failure, Instant> taken) {
        database.writeRelaxed(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO firehose_error (owner, at_millis, destination, code, message)"
                                    + " SELECT ?, ?, ?, ?, ?"
                                    + " WHERE EXISTS (SELECT 1 FROM firehose_stream WHERE id = ?)");
                    PreparedStatement trim = connection.prepareStatement(
                            "DELETE FROM firehose_error WHERE owner = ? AND id <= (SELECT MAX(id) FROM firehose_error"
                                    + " WHERE owner = ?) - " + KEPT)) {
                for (Map.Entry<Failure, Instant> entry : taken.entrySet()) {
                    Failure failure = entry.getKey();
                    insert.setLong(1, failure.owner());
                    insert.setLong(2, entry.getValue().toEpochMilli());
                    insert.setString(3, failure.destination());
                    insert.setString(4, failure.code());
                    insert.setString(5, failure.message());
                    insert.setLong(6, failure.owner());
                    insert.executeUpdate();
                }
                for (long owner : taken.keySet().stream()
                        .mapToLong(Failure::owner)
                        .distinct()
                        .toArray()) {
                    trim.setLong(1, owner);
                    trim.setLong(2, owner);
                    trim.executeUpdate();
                }
            }
            return true;
        });
    }

    /** The failures of a delivery stream, oldest first, with those that are not written yet. */
    List<Kept> of(long owner) {
        flush();
        return database.read(connection -> {
            List<Kept> kept = new ArrayList<>();
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT * FROM firehose_error WHERE owner = ? ORDER BY id")) {
                select.setLong(1, owner);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        kept.add(new Kept(
                                Instant.ofEpochMilli(row.getLong("at_millis")),
                                row.getString("destination"),
                                row.getString("code"),
                                row.getString("message")));
                    }
                }
            }
            return kept;
        });
    }
}
