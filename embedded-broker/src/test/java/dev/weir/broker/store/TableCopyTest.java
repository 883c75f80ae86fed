package dev.weir.broker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableCopyTest {

    private static final List<Migration> NOTES = List.of(new Migration(1, "/dev/weir/broker/store/0001-notes.sql"));
    private static final int ROWS = 2 * TableCopy.BATCH + 1;

    @Test
    void copiesEveryRowOnceHoweverOftenItIsDone() {
        try (H2Database from = H2Database.open(null, NOTES);
                H2Database into = H2Database.open(null, NOTES)) {
            from.write(connection -> {
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO note VALUES (?, ?)")) {
                    // Keys of events are negative, those of metrics positive.
                    for (long id = -ROWS / 2; id < ROWS - ROWS / 2; id++) {
                        insert.setLong(1, id);
                        insert.setString(2, "note " + id);
                        insert.addBatch();
                    }
                    return insert.executeBatch();
                }
            });
            TableCopy copy = new TableCopy(List.of("note"), into);
            for (int time = 0; time < 2; time++) {
                from.read(connection -> {
                    copy.apply(connection);
                    return true;
                });
                assertThat(notesThatFit(into)).isEqualTo(ROWS);
            }
        }
    }

    private static long notesThatFit(Database database) {
        return database.read(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT COUNT(*) FROM note WHERE text = 'note ' || id");
                    ResultSet found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        });
    }
}
