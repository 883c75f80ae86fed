package dev.weir.streamingsql;

import static dev.weir.streamingsql.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement that goes on from a checkpoint has the result that it would have had without the break. */
class GoingOnTest {

    private static final Duration OFTEN = Duration.ofSeconds(1);

    private static Streams streams;
    private static SharedCluster cluster;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        streams = new Streams();
        cluster = SharedCluster.start();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
        streams.close();
    }

    @Test
    void whatCameTooLateBeforeIsTooLateAfterwards() throws Exception {
        streams.create("broken", 1);
        String table = streams.table(
                "broken", "name STRING, ts TIMESTAMP_LTZ(3), WATERMARK FOR ts AS ts - INTERVAL '1' SECOND");
        String sql = """
                SELECT name, COUNT(*) AS n FROM TABLE(TUMBLE(TABLE broken, DESCRIPTOR(ts), INTERVAL '10' SECOND))
                GROUP BY name, window_start, window_end""";
        put(3, "early");
        put(15, "later");
        put(16, "later");
        try (Watched before = new Watched(cluster, List.of(table), sql, new Checkpoints(folder, false, OFTEN))) {
            eventually("the first window", () -> before.rows().equals(List.of("[\"INSERT\",\"early\",1]")));
            checkpointAfterNow();
        }
        // Its window had closed, and the watermark that says so is one that Flink itself would have forgotten.
        put(4, "late");
        put(17, "later");
        put(40, "end");
        try (Watched after = new Watched(cluster, List.of(table), sql, new Checkpoints(folder, true, OFTEN))) {
            eventually("the second window", () -> after.rows().size() >= 2);
            assertThat(after.rows()).containsExactly("[\"INSERT\",\"early\",1]", "[\"INSERT\",\"later\",3]");
            eventually("one is late", () -> after.counts().path("left").asInt() == 1);
        }
    }

    @Test
    void oneFromTheLatestGoesOnWhereItWas() throws Exception {
        streams.create("tip", 2);
        String table = streams.table("tip", "name STRING").replace("TRIM_HORIZON", "LATEST");
        String sql = "SELECT name, COUNT(*) AS n FROM tip GROUP BY name";
        try (Watched before = new Watched(cluster, List.of(table), sql, new Checkpoints(folder, false, OFTEN))) {
            eventually("it is read", () -> {
                streams.put("tip", "k", "{\"name\":\"hello\"}");
                return !before.rows().isEmpty();
            });
            streams.put("tip", "k", "{\"name\":\"a\"}");
            eventually("a", () -> before.rows().contains("[\"INSERT\",\"a\",1]"));
            checkpointAfterNow();
        }
        streams.put("tip", "k", "{\"name\":\"a\"}");
        streams.put("tip", "other", "{\"name\":\"b\"}");
        try (Watched after = new Watched(cluster, List.of(table), sql, new Checkpoints(folder, true, OFTEN))) {
            eventually("a twice", () -> after.rows().contains("[\"UPDATE_AFTER\",\"a\",2]"));
            eventually("b", () -> after.rows().contains("[\"INSERT\",\"b\",1]"));
            assertThat(after.rows()).contains("[\"INSERT\",\"a\",1]");
        }
    }

    @Test
    void onlyTheNewestCheckpointIsKept() throws Exception {
        streams.create("bounded", 1);
        String table = streams.table("bounded", "name STRING");
        for (int run = 0; run < 2; run++) {
            streams.put("bounded", "k", "{\"name\":\"a\"}");
            try (Watched query = new Watched(
                    cluster, List.of(table), "SELECT name FROM bounded", new Checkpoints(folder, run > 0, OFTEN))) {
                eventually("a row", () -> !query.rows().isEmpty());
                checkpointAfterNow();
                eventually("the folders of jobs before it are gone", () -> {
                    query.counts();
                    return checkpoints() == 1 && jobs() == 1;
                });
            }
        }
    }

    /** Waits for a checkpoint that was begun after this was called. */
    private void checkpointAfterNow() {
        long first = newest();
        eventually("a checkpoint, and another", () -> newest() >= first + 2 || (first == 0 && newest() >= 2));
    }

    private long newest() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(file -> file.getParent().getFileName().toString())
                    .mapToLong(name -> Long.parseLong(name.substring("chk-".length())))
                    .max()
                    .orElse(0);
        } catch (Exception e) {
            return 0;
        }
    }

    private long checkpoints() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("_metadata")).count();
        } catch (Exception e) {
            return -1;
        }
    }

    private long jobs() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (Exception e) {
            return -1;
        }
    }

    private static void put(int second, String name) {
        streams.put("broken", "k", "{\"name\":\"%s\",\"ts\":\"2026-05-04T12:00:%02dZ\"}".formatted(name, second));
    }
}
