package dev.weir.broker.firehose.delivery;

import dev.weir.broker.store.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/** The checkpoints of all lanes in the database, durable when a method returns. Thread-safe. */
public final class Checkpoints {

    private static final String SAVE = """
            MERGE INTO firehose_checkpoint (owner, lane, source_number, position, ahead)
            KEY (owner, lane) VALUES (?, ?, ?, ?, ?)""";

    private final Database database;

    public Checkpoints(Database database) {
        this.database = database;
    }

    Optional<Checkpoint> load(long owner, int lane) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT * FROM firehose_checkpoint WHERE owner = ? AND lane = ?")) {
                select.setLong(1, owner);
                select.setInt(2, lane);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Checkpoint(
                                    row.getLong("source_number"),
                                    row.getLong("position"),
                                    Checkpoint.ahead(row.getString("ahead"))))
                            : Optional.empty();
                }
            }
        });
    }

    void save(long owner, int lane, Checkpoint checkpoint) {
        database.write(connection -> {
            try (PreparedStatement merge = connection.prepareStatement(SAVE)) {
                merge.setLong(1, owner);
                merge.setInt(2, lane);
                merge.setLong(3, checkpoint.sourceNumber());
                merge.setLong(4, checkpoint.position());
                merge.setString(5, checkpoint.aheadText());
                return merge.executeUpdate();
            }
        });
    }

    /** Has a lane begin at a position. */
    public void begin(long owner, int lane, long sourceNumber, long position) {
        save(owner, lane, Checkpoint.at(sourceNumber, position));
    }
}
