package dev.weir.broker.cloudtrail.journal;

import dev.weir.broker.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one journal. Blocks are only added at the new end and dropped at the old one. */
final class BlockTables {

    /**
     * What retention left of the blocks that it dropped.
     *
     * @param block the number of the last one dropped, 0 if none was
     * @param last the sequence of its last event
     * @param after the chain's hash after it
     */
    @SuppressWarnings("ArrayRecordComponent") // read only
    record Anchor(long block, long last, byte[] after) {}

    private static final String COLUMNS =
            "newest_first, first_event, events, oldest_millis, newest_millis, hash_before, hash_after";

    private final Database database;
    private final String blocks;
    private final String contents;
    private final String anchor;
    private final @Nullable String terms;

    private BlockTables(Database database, String prefix, @Nullable String terms) {
        this.database = database;
        this.blocks = prefix + "_block";
        this.contents = prefix + "_block_events";
        this.anchor = prefix + "_anchor";
        this.terms = terms;
    }

    /** Those of the management events, which can be looked up. */
    static BlockTables ofManagement(Database database) {
        return new BlockTables(database, "audit", "audit_term");
    }

    /** Those of the data events, which are only read in their order. */
    static BlockTables ofData(Database database) {
        return new BlockTables(database, "audit_data", null);
    }

    boolean isIndexed() {
        return terms != null;
    }

    /** Adds a block. */
    void add(Block block, byte[] packed, Set<Long> itsTerms) {
        database.writeRelaxed(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO " + blocks + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)")) {
                insert.setLong(1, -block.number());
                insert.setLong(2, block.first());
                insert.setInt(3, block.events());
                insert.setLong(4, block.oldest());
                insert.setLong(5, block.newest());
                insert.setBytes(6, block.before());
                insert.setBytes(7, block.after());
                insert.executeUpdate();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + contents + " (newest_first, packed) VALUES (?, ?)")) {
                insert.setLong(1, -block.number());
                insert.setBytes(2, packed);
                insert.executeUpdate();
            }
            if (terms != null) {
                try (PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO " + terms + " (term) VALUES (?)")) {
                    for (Long term : itsTerms) {
                        insert.setLong(1, term);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            }
            return true;
        });
    }

    @Nullable Block newest() {
        return one("SELECT " + COLUMNS + " FROM " + blocks + " ORDER BY newest_first LIMIT 1", List.of());
    }

    @Nullable Block oldest() {
        return one(
                "SELECT " + COLUMNS + " FROM " + blocks + " WHERE newest_first = (SELECT MAX(newest_first) FROM "
                        + blocks + ")",
                List.of());
    }

    @Nullable Block block(long number) {
        return one("SELECT " + COLUMNS + " FROM " + blocks + " WHERE newest_first = ?", List.of(-number));
    }

    /** The block in which an event of a sequence would stand, if it is there. */
    @Nullable Block holding(long sequence) {
        return one(
                "SELECT " + COLUMNS + " FROM " + blocks + " WHERE first_event <= ? ORDER BY newest_first LIMIT 1",
                List.of(sequence));
    }

    private @Nullable Block one(String sql, List<Long> values) {
        List<Block> found = many(sql, values);
        return found.isEmpty() ? null : found.getFirst();
    }

    private List<Block> many(String sql, List<Long> values) {
        return database.read(connection -> {
            List<Block> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int each = 0; each < values.size(); each++) {
                    select.setLong(each + 1, values.get(each));
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Block(
                                -rows.getLong(1),
                                rows.getLong(2),
                                rows.getInt(3),
                                rows.getLong(4),
                                rows.getLong(5),
                                rows.getBytes(6),
                                rows.getBytes(7)));
                    }
                }
            }
            return found;
        });
    }

    /** The packed events of a block, or null if there is no such row. */
    byte @Nullable [] packed(long number) {
        Optional<byte[]> found = database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT packed FROM " + contents + " WHERE newest_first = ?")) {
                select.setLong(1, -number);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
                }
            }
        });
        return found.orElse(null);
    }

    /** The newest blocks before one that have an event of a time, newest first. */
    List<Long> numbers(long before, long from, long to, int limit) {
        return longs(
                "SELECT newest_first FROM " + blocks
                        + " WHERE newest_first > ? AND oldest_millis <= ? AND newest_millis >= ?"
                        + " ORDER BY newest_first LIMIT " + limit,
                List.of(-before, to, from));
    }

    /** The newest blocks of a value from one number to another, newest first. */
    List<Long> numbers(Attribute attribute, String value, long newest, long oldest, int limit) {
        return longs(
                        "SELECT term FROM " + terms + " WHERE term >= ? AND term <= ? ORDER BY term LIMIT " + limit,
                        List.of(Terms.of(attribute, value, newest), Terms.of(attribute, value, oldest)))
                .stream()
                .map(negated -> Terms.block(-negated))
                .toList();
    }

    /** The newest and the oldest block that has an event of a time, as numbers; empty if none has. */
    List<Long> range(long from, long to) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT MIN(newest_first), MAX(newest_first) FROM " + blocks
                            + " WHERE oldest_millis <= ? AND newest_millis >= ?")) {
                select.setLong(1, to);
                select.setLong(2, from);
                try (ResultSet rows = select.executeQuery()) {
                    rows.next();
                    long newest = rows.getLong(1);
                    return rows.wasNull() ? List.of() : List.of(-newest, -rows.getLong(2));
                }
            }
        });
    }

    private List<Long> longs(String sql, List<Long> values) {
        return database.read(connection -> {
            List<Long> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int each = 0; each < values.size(); each++) {
                    select.setLong(each + 1, values.get(each));
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(-rows.getLong(1));
                    }
                }
            }
            return found;
        });
    }

    Anchor anchor() {
        return database.read(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT block, last_event, hash_after FROM " + anchor);
                    ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? new Anchor(rows.getLong(1), rows.getLong(2), rows.getBytes(3))
                        : new Anchor(0, 0, Chain.beginning());
            }
        });
    }

    /** Drops the oldest block, of which only the anchor stays. */
    void drop(Block block, Set<Long> itsTerms) {
        database.writeRelaxed(connection -> {
            delete(connection, blocks, "newest_first", Set.of(-block.number()));
            delete(connection, contents, "newest_first", Set.of(-block.number()));
            if (terms != null) {
                delete(connection, terms, "term", itsTerms);
            }
            try (PreparedStatement merge = connection.prepareStatement(
                    "MERGE INTO " + anchor + " (one, block, last_event, hash_after) VALUES (1, ?, ?, ?)")) {
                merge.setLong(1, block.number());
                merge.setLong(2, block.last());
                merge.setBytes(3, block.after());
                return merge.executeUpdate();
            }
        });
    }

    private static void delete(Connection connection, String table, String column, Set<Long> values)
            throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + table + " WHERE " + column + " = ?")) {
            for (Long value : values) {
                delete.setLong(1, value);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    /** Makes what was added durable. */
    void force() {
        database.write(_ -> true);
    }
}
