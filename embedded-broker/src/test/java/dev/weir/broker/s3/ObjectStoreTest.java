package dev.weir.broker.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.ManualTime;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The objects as other services of the process use them, and what becomes of what a killed process left. */
class ObjectStoreTest {

    @TempDir
    Path folder;

    private H2Database database;
    private S3Service service;
    private ObjectStore objects;

    @BeforeEach
    void open() {
        database = H2Database.open(folder, S3Service.MIGRATIONS);
        database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("MERGE INTO s3_bucket (id, name, region, created_millis, tags)"
                        + " VALUES (1, 'bucket', 'us-east-1', 0, '{}')");
            }
        });
        service = new S3Service(folder, "us-east-1", new ManualTime(), database);
        objects = service.objects();
    }

    @AfterEach
    void close() {
        service.close();
        database.close();
    }

    private void reopen() {
        close();
        open();
    }

    private Path file(String text) throws Exception {
        return Files.writeString(objects.newFile(), text);
    }

    private String text(String key) throws Exception {
        try (ObjectContent content = objects.open("bucket", key);
                var in = Channels.newInputStream(content.channel())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path placed(String path) {
        return folder.resolve("s3/bucket").resolve(path);
    }

    private long version(String path) {
        AtomicLong version = new AtomicLong();
        database.read(connection -> {
            try (var select = connection.prepareStatement("SELECT version FROM s3_object WHERE path = ?")) {
                select.setString(1, path);
                try (var row = select.executeQuery()) {
                    row.next();
                    version.set(row.getLong(1));
                    return true;
                }
            }
        });
        return version.get();
    }

    @Test
    void aFinishedFileBecomesAnObject() throws Exception {
        assertThat(objects.bucketExists("bucket")).isTrue();
        assertThat(objects.bucketExists("other")).isFalse();
        Path file = file("hello");
        StoredObject put = objects.put(
                "bucket",
                "a/b.json",
                file,
                ObjectHeaders.ofType("application/json").withEncoding("gzip").withMetadata(Map.of("k", "v")));
        assertThat(file).doesNotExist();
        assertThat(placed("a/b.json")).hasContent("hello");
        assertThat(put.etag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        reopen();
        try (ObjectContent content = objects.open("bucket", "a/b.json")) {
            assertThat(content.object()).isEqualTo(put);
            objects.put("bucket", "a/b.json", file("changed"), ObjectHeaders.ofType("text/plain"));
            objects.delete("bucket", "a/b.json");
            assertThat(content.channel().size()).as("what was opened stays").isEqualTo(5);
        }
        assertThat(placed("a")).doesNotExist();
        assertThat(objects.delete("bucket", "a/b.json")).isFalse();
        for (String key : List.of("p/1", "p/2", "q")) {
            objects.put("bucket", key, file(key), ObjectHeaders.ofType("t/t"));
        }
        assertThat(objects.list("bucket", "p/", "", 10))
                .extracting(StoredObject::key)
                .containsExactly("p/1", "p/2");
        assertThat(objects.list("bucket", "", "p/1", 1))
                .extracting(StoredObject::key)
                .containsExactly("p/2");
    }

    @Test
    void whatCannotBePutStaysItsCallers() throws Exception {
        Path file = file("mine");
        assertThatThrownBy(() -> objects.put("absent", "k", file, ObjectHeaders.ofType("t/t")))
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.code()).isEqualTo("NoSuchBucket"));
        assertThat(file).hasContent("mine");
    }

    @Test
    void whatAKillLeftIsFinishedAtTheNextStart() throws Exception {
        objects.put("bucket", "done/but not moved", file("whole"), ObjectHeaders.ofType("t/t"));
        long version = version("done/but not moved");
        service.close();
        Path staging = folder.resolve("s3/%staging");
        Files.move(placed("done/but not moved"), staging.resolve(Long.toString(version)));
        Files.writeString(staging.resolve("new-9"), "half");
        Files.writeString(staging.resolve("987654"), "never committed");
        Files.writeString(placed("deleted"), "its row is gone");
        database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("INSERT INTO s3_doomed VALUES (5, 'bucket', 'deleted')");
            }
        });
        reopen();
        assertThat(text("done/but not moved")).isEqualTo("whole");
        assertThat(placed("done/but not moved")).hasContent("whole");
        assertThat(staging).isEmptyDirectory();
        assertThat(placed("deleted")).doesNotExist();
    }

    /** Somebody's own file or folder is in the way: the object is there all the same, and moves when it can. */
    @Test
    void aPlaceThatIsTaken() throws Exception {
        Files.createDirectories(placed("taken/by somebody"));
        objects.put("bucket", "taken", file("first"), ObjectHeaders.ofType("t/t"));
        assertThat(text("taken")).isEqualTo("first");
        objects.put("bucket", "taken", file("second"), ObjectHeaders.ofType("t/t"));
        assertThat(text("taken")).isEqualTo("second");
        reopen();
        assertThat(text("taken")).isEqualTo("second");
        Files.delete(placed("taken/by somebody"));
        Files.delete(placed("taken"));
        reopen();
        assertThat(text("taken")).isEqualTo("second");
        assertThat(placed("taken")).hasContent("second");
        assertThat(folder.resolve("s3/%staging")).isEmptyDirectory();
    }

    @Test
    void aFileThatSomethingElseChanged() throws Exception {
        objects.put("bucket", "k", file("as it was put"), ObjectHeaders.ofType("t/t"));
        Files.writeString(placed("k"), "shorter");
        assertThatThrownBy(() -> objects.open("bucket", "k"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is not what was put");
    }
}
