package dev.weir.broker.cloudtrail;

import dev.weir.broker.cloudtrail.journal.Attribute;
import dev.weir.broker.cloudtrail.journal.EventJournal;
import dev.weir.broker.cloudtrail.journal.JournalEvent;
import dev.weir.broker.cloudtrail.journal.JournalEvent.Named;
import dev.weir.broker.cloudtrail.journal.Search;
import dev.weir.broker.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Moves the events of a folder that an earlier Weir kept as rows into the journal: management events, oldest first. Data
 * events of then are dropped; they were kept for a day.
 */
record EarlierEvents(Database history, EventJournal journal) {

    private static final int BATCH = 2_000;

    /** An hour in the keys of then: what is sorted at a time. */
    private static final long HOUR = 3_600_000L << 20;

    private static final String ARN = "\"ARN\":\"";

    void move() {
        history.writeRelaxed(connection -> {
            try (Statement delete = connection.createStatement()) {
                return delete.executeUpdate("DELETE FROM audit_data");
            }
        });
        boolean again = journal.head() > 0;
        for (List<Row> rows = oldest(); !rows.isEmpty(); rows = oldest()) {
            // A process that was killed while it moved them moves some again.
            List<Row> fresh = again ? rows.stream().filter(row -> !isThere(row)).toList() : rows;
            journal.append(fresh, true);
            long newestMoved = rows.getLast().key();
            history.write(connection -> delete(connection, newestMoved));
        }
    }

    private boolean isThere(Row row) {
        return !journal.find(new Search(
                        Attribute.EVENT_ID, row.id().toString(), Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 1))
                .isEmpty();
    }

    private static int delete(Connection connection, long from) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM audit_management WHERE newest_first >= ?")) {
            delete.setLong(1, from);
            return delete.executeUpdate();
        }
    }

    private List<Row> oldest() {
        return history.read(connection -> {
            List<Row> rows = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT newest_first, event_id, event_name, event_source, read_only, user_name,"
                                    + " access_key_id, resource_type, resource_name, event FROM audit_management"
                                    + " WHERE newest_first >= (SELECT MAX(newest_first) FROM audit_management) - "
                                    + HOUR
                                    + " ORDER BY newest_first DESC LIMIT " + BATCH);
                    ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
            return rows;
        });
    }

    private static Row row(ResultSet found) throws SQLException {
        String json = found.getString(10);
        String type = found.getString(8);
        return new Row(
                found.getLong(1),
                found.getObject(2, UUID.class),
                found.getString(3),
                found.getString(4),
                found.getBoolean(5),
                found.getString(6),
                found.getString(7),
                type == null ? List.of() : List.of(new Named(type, found.getString(9), arn(json))),
                json);
    }

    private static String arn(String json) {
        int at = json.lastIndexOf(ARN);
        int end = at < 0 ? -1 : json.indexOf('"', at + ARN.length());
        return end < 0 ? "" : json.substring(at + ARN.length(), end);
    }

    /** A row as it was: the key is minus the milliseconds times 2^20 and a running number. */
    private record Row(
            long key,
            UUID id,
            String name,
            String source,
            boolean readOnly,
            String userName,
            String accessKeyId,
            List<Named> resources,
            String json)
            implements JournalEvent.Draft {

        @Override
        public JournalEvent at(long sequence, UUID ignored) {
            return new JournalEvent(
                    sequence,
                    id,
                    Instant.ofEpochMilli(-key >> 20),
                    name,
                    source,
                    readOnly,
                    userName,
                    accessKeyId,
                    resources,
                    json);
        }
    }
}
