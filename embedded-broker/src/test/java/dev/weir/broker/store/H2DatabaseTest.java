package dev.weir.broker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2DatabaseTest {

    private static final Migration NOTES = new Migration(1, "/dev/weir/broker/store/0001-notes.sql");
    private static final Migration AUTHOR = new Migration(2, "/dev/weir/broker/store/0002-author.sql");

    @TempDir
    Path folder;

    @Test
    void keepsWhatWasWrittenOverAReopen() {
        try (H2Database database = H2Database.open(folder, List.of(NOTES))) {
            database.write(connection -> insert(connection.createStatement(), 1, "durable"));
            database.writeRelaxed(connection -> insert(connection.createStatement(), 2, "relaxed"));
        }
        try (H2Database database = H2Database.open(folder, List.of(NOTES))) {
            assertThat(notes(database)).containsExactly("durable", "relaxed");
        }
    }

    @Test
    void theFileIsWrittenAnewWhileItIsUsedOnceMostOfItIsOld() throws Exception {
        Path file = DatabaseFile.STATE.path(folder);
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<Throwable> wrong = new AtomicReference<>();
        long largest = 0;
        String last = "";
        try (H2Database database = H2Database.open(folder, List.of(NOTES))) {
            database.write(connection -> connection.createStatement().execute("CREATE TABLE large (text VARCHAR)"));
            database.write(connection -> connection.createStatement().execute("INSERT INTO large VALUES ('small')"));
            Thread reader = Thread.startVirtualThread(() -> {
                try {
                    while (!done.get()) {
                        assertThat(large(database)).hasSize(1);
                    }
                } catch (Throwable e) {
                    wrong.set(e);
                }
            });
            for (int round = 0; round < 160; round++) {
                String text = round + "-" + "x".repeat(1 << 20);
                database.write(connection -> {
                    try (PreparedStatement update = connection.prepareStatement("UPDATE large SET text = ?")) {
                        update.setString(1, text);
                        return update.executeUpdate();
                    }
                });
                last = text;
                largest = Math.max(largest, Files.size(file));
            }
            done.set(true);
            reader.join();
            assertThat(large(database)).containsExactly(last);
        }
        assertThat(wrong.get()).isNull();
        assertThat(largest).isBetween(FileRenewal.SMALLEST / 2, FileRenewal.SMALLEST * 5 / 4);
        try (H2Database database = H2Database.open(folder, List.of(NOTES))) {
            assertThat(large(database)).containsExactly(last);
        }
    }

    private static List<String> large(H2Database database) {
        return database.read(connection -> {
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = connection.createStatement().executeQuery("SELECT text FROM large")) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        });
    }

    @Test
    void appliesOnlyTheMissingMigrationsInTheirOrder() {
        try (H2Database database = H2Database.open(folder, List.of(NOTES))) {
            database.write(connection -> insert(connection.createStatement(), 1, "kept"));
        }
        try (H2Database database = H2Database.open(folder, List.of(AUTHOR, NOTES))) {
            database.write(connection -> connection.createStatement().executeUpdate("UPDATE note SET author = 'me'"));
            assertThat(notes(database)).containsExactly("kept");
        }
    }

    @Test
    void refusesADatabaseOfANewerWeir() {
        H2Database.open(folder, List.of(NOTES, AUTHOR)).close();
        assertThatThrownBy(() -> H2Database.open(folder, List.of(NOTES)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Weir");
        H2Database.open(folder, List.of(NOTES, AUTHOR)).close();
    }

    @Test
    void goesBackToTheCopyAfterAnUpgradeThatWasKilled() throws Exception {
        try (H2Database database = H2Database.open(folder, List.of(NOTES))) {
            database.write(connection -> insert(connection.createStatement(), 1, "kept"));
        }
        Path file = folder.resolve("database.mv.db");
        Files.copy(file, folder.resolve("database.mv.db.before-upgrade"));
        try (H2Database half = H2Database.open(folder, List.of(NOTES))) {
            half.write(connection -> connection.createStatement().executeUpdate("DROP TABLE note"));
            half.write(connection -> connection.createStatement().executeUpdate("DELETE FROM weir_migration"));
            // The copy is discarded by an upgrade that succeeds; here there was none to make.
            assertThat(folder.resolve("database.mv.db.before-upgrade")).exists();
        }
        try (H2Database database = H2Database.open(folder, List.of(NOTES, AUTHOR))) {
            assertThat(notes(database)).containsExactly("kept");
        }
        assertThat(folder.resolve("database.mv.db.before-upgrade")).doesNotExist();
    }

    @Test
    void anInterruptedReaderDoesNotCloseTheFileUnderTheOthers() throws Exception {
        try (H2Database database = H2Database.open(folder, List.of(NOTES))) {
            database.write(connection -> insert(connection.createStatement(), 1, "kept"));
            Thread reader = Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                try {
                    database.write(connection -> insert(connection.createStatement(), 2, "by an interrupted thread"));
                } catch (StoreException e) {
                    // May fail; the others must not.
                }
            });
            reader.join();
            database.write(connection -> insert(connection.createStatement(), 3, "after"));
            assertThat(notes(database)).contains("kept", "after");
        }
    }

    @Test
    void theFileIsOnlyAppendedToAndIsWrittenAnewAtTheNextStart() throws IOException {
        Path file = folder.resolve("database.mv.db");
        try (H2Database database = H2Database.open(folder, List.of(NOTES))) {
            database.write(connection -> insert(connection.createStatement(), 0, "first"));
            for (int change = 1; change <= 200; change++) {
                String text = "changed " + change;
                database.write(connection ->
                        connection.createStatement().executeUpdate("UPDATE note SET text = '" + text + "'"));
            }
        }
        long grown = Files.size(file);
        // What a kill in the middle of a start leaves.
        Files.writeString(folder.resolve("database.anew"), "half");
        Files.writeString(folder.resolve("database.anew.tempFile"), "half");
        try (H2Database database = H2Database.open(folder, List.of(NOTES))) {
            assertThat(notes(database)).containsExactly("changed 200");
            assertThat(Files.size(file)).isLessThan(grown / 4);
        }
        assertThat(folder.resolve("database.anew")).doesNotExist();
    }

    @Test
    void rollsBackWhenTheWorkFails() {
        try (H2Database database = H2Database.open(null, List.of(NOTES))) {
            database.write(connection -> insert(connection.createStatement(), 1, "first"));
            assertThatThrownBy(() -> database.write(connection -> {
                        insert(connection.createStatement(), 2, "second");
                        return insert(connection.createStatement(), 1, "twice the same key");
                    }))
                    .isInstanceOf(StoreException.class);
            assertThat(notes(database)).containsExactly("first");
        }
    }

    @Test
    void twoMemoryDatabasesAreApart() {
        try (H2Database one = H2Database.open(null, List.of(NOTES));
                H2Database other = H2Database.open(null, List.of(NOTES))) {
            one.write(connection -> insert(connection.createStatement(), 1, "one's"));
            assertThat(notes(other)).isEmpty();
        }
    }

    @Test
    void saysThatItIsClosed() {
        H2Database database = H2Database.open(null, List.of());
        database.close();
        database.close();
        assertThatThrownBy(() -> database.read(connection -> 1))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
    }

    private static int insert(Statement statement, long id, String text) throws SQLException {
        try (statement) {
            return statement.executeUpdate(
                    "INSERT INTO note (id, text) VALUES (" + id + ", '" + text.replace("'", "''") + "')");
        }
    }

    private static List<String> notes(Database database) {
        return database.read(connection -> {
            List<String> texts = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT text FROM note ORDER BY id")) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        });
    }
}
