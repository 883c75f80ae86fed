package dev.weir.streamingsql;

import static dev.weir.streamingsql.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements over a real broker's streams, on one cluster. */
class StatementTest {

    private static final String COLUMNS =
            "name STRING, amount BIGINT, ts TIMESTAMP_LTZ(3), WATERMARK FOR ts AS ts - INTERVAL '1' SECOND";

    private static Streams streams;
    private static SharedCluster cluster;

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
    void aTumblingWindowHasExactRows() {
        streams.create("tumble", 4);
        for (int second = 0; second < 30; second++) {
            put("tumble", "key" + second, second, second % 2 == 0 ? "a" : "b", second);
        }
        put("tumble", "last", 59, "end", 0);

        try (Watched query = new Watched(cluster, List.of(streams.table("tumble", COLUMNS)), """
                SELECT name, window_start, COUNT(*) AS n, SUM(amount) AS total
                FROM TABLE(TUMBLE(TABLE tumble, DESCRIPTOR(ts), INTERVAL '10' SECOND))
                GROUP BY name, window_start, window_end""")) {
            eventually("six rows", () -> query.rows().size() >= 6);
            assertThat(query.rows())
                    .containsExactlyInAnyOrder(
                            "[\"INSERT\",\"a\"," + at(0) + ",5,20]",
                            "[\"INSERT\",\"b\"," + at(0) + ",5,25]",
                            "[\"INSERT\",\"a\"," + at(10) + ",5,70]",
                            "[\"INSERT\",\"b\"," + at(10) + ",5,75]",
                            "[\"INSERT\",\"a\"," + at(20) + ",5,120]",
                            "[\"INSERT\",\"b\"," + at(20) + ",5,125]");
            assertThat(query.messages.stream()
                            .filter(m -> m.has("columns"))
                            .findFirst()
                            .orElseThrow())
                    .hasToString(
                            "{\"id\":\"" + query.messages.getFirst().get("id").asText()
                                    + "\",\"columns\":[{\"name\":\"name\",\"type\":\"STRING\",\"key\":false},"
                                    + "{\"name\":\"window_start\",\"type\":\"TIMESTAMP(3) NOT NULL\",\"key\":false},"
                                    + "{\"name\":\"n\",\"type\":\"BIGINT NOT NULL\",\"key\":false},"
                                    + "{\"name\":\"total\",\"type\":\"BIGINT\",\"key\":false}]}");
            query.cancel();
            assertThat(query.end().path("ended").asText()).isEqualTo("cancelled");
        }
    }

    @Test
    void rowsArePutToAnotherStream() {
        streams.create("source", 2);
        streams.create("target", 1);
        String columns = "name STRING, amount BIGINT";
        try (Watched pump = new Watched(
                cluster,
                List.of(streams.table("source", columns), streams.table("target", columns)),
                "INSERT INTO target SELECT UPPER(name), amount * 2 FROM source WHERE amount > 1")) {
            for (int i = 1; i <= 3; i++) {
                streams.put("source", "k" + i, "{\"name\":\"n%d\",\"amount\":%d}".formatted(i, i));
            }
            eventually("two records", () -> streams.read("target").size() >= 2);
            assertThat(streams.read("target"))
                    .containsExactlyInAnyOrder("{\"name\":\"N2\",\"amount\":4}", "{\"name\":\"N3\",\"amount\":6}");
        }
    }

    @Test
    void aReshardLosesAndDoublesNothingAndKeepsTheOrderOfKeys() {
        streams.create("resharded", 1);
        String columns =
                "n BIGINT, shard STRING METADATA FROM 'shard-id' VIRTUAL, pk STRING METADATA FROM 'partition-key' VIRTUAL";
        try (Watched query = new Watched(
                cluster, List.of(streams.table("resharded", columns)), "SELECT pk, n, shard FROM resharded")) {
            putNumbers(0, 100);
            reshard(2);
            putNumbers(100, 200);
            reshard(3);
            putNumbers(200, 300);
            eventually("300 rows", () -> query.rows().size() >= 300);
            for (int key = 0; key < 10; key++) {
                int which = key;
                assertThat(query.rows().stream()
                                .filter(row -> row.startsWith("[\"INSERT\",\"key" + which + "\""))
                                .map(row -> Integer.parseInt(row.split(",")[2]))
                                .toList())
                        .as("key%s", key)
                        .isEqualTo(IntStream.range(0, 30)
                                .map(i -> i * 10 + which)
                                .boxed()
                                .toList());
            }
            assertThat(query.rows()).hasSize(300);
            assertThat(query.rows().stream().map(row -> row.split(",")[3]).distinct())
                    .hasSizeGreaterThan(3);
        }
    }

    @Test
    void windowsOverAReshardedHistoryLoseNothingToLateness() {
        streams.create("history", 2);
        for (int second = 0; second < 120; second++) {
            if (second == 40) {
                streams.kinesis.updateShardCount(request ->
                        request.streamName("history").targetShardCount(3).scalingType("UNIFORM_SCALING"));
                streams.active("history");
            }
            put("history", "key" + second, second, "x", 1);
        }
        try (Watched query = new Watched(cluster, List.of(streams.table("history", COLUMNS)), """
                SELECT window_start, COUNT(*) FROM TABLE(TUMBLE(TABLE history, DESCRIPTOR(ts), INTERVAL '10' SECOND))
                GROUP BY window_start, window_end""")) {
            eventually("eleven windows", () -> query.rows().size() >= 11);
            assertThat(query.rows()).allSatisfy(row -> assertThat(row).endsWith(",10]"));
        }
    }

    @Test
    void recordsThatDoNotParseAreCounted() {
        streams.create("dirty", 1);
        streams.put("dirty", "k", "{\"name\":\"good\"}");
        streams.put("dirty", "k", "no JSON");
        streams.put("dirty", "k", "{\"name\":\"better\"}");
        try (Watched query =
                new Watched(cluster, List.of(streams.table("dirty", "name STRING")), "SELECT * FROM dirty")) {
            eventually("two rows", () -> query.rows().size() >= 2);
            eventually("the count", () -> query.counts().path("records").asInt() == 3);
            JsonNode counts = query.counts();
            assertThat(counts.path("left").asInt()).isEqualTo(1);
            assertThat(counts.path("why").asText())
                    .contains("shardId-000000000000")
                    .contains("can't be read");
        }
    }

    @Test
    void aSchemaThatChangesInMidQueryIsCountedAndWhatStillFitsIsRead() {
        streams.create("drifting", 1);
        streams.put("drifting", "k", "{\"name\":\"a\",\"amount\":1}");
        try (Watched query = new Watched(
                cluster,
                List.of(streams.table("drifting", "name STRING, amount BIGINT")),
                "SELECT name, amount FROM drifting")) {
            eventually("a row", () -> query.rows().size() == 1);
            streams.put("drifting", "k", "{\"name\":\"b\",\"amount\":{\"value\":2}}");
            streams.put("drifting", "k", "{\"name\":\"c\",\"note\":\"a field that is new\"}");
            eventually("another", () -> query.rows().size() == 2);
            assertThat(query.rows()).containsExactly("[\"INSERT\",\"a\",1]", "[\"INSERT\",\"c\",null]");
            eventually("one does not fit", () -> query.counts().path("left").asInt() == 1);
            assertThat(query.counts().path("why").asText()).contains("amount");
        }
    }

    @Test
    void recordsThatComeTooLateAreCounted() {
        streams.create("late", 1);
        put("late", "k", 5, "a", 1);
        put("late", "k", 30, "a", 1);
        try (Watched query = new Watched(cluster, List.of(streams.table("late", COLUMNS)), """
                SELECT window_start, COUNT(*) FROM TABLE(TUMBLE(TABLE late, DESCRIPTOR(ts), INTERVAL '10' SECOND))
                GROUP BY window_start, window_end""")) {
            eventually("the first window closes", () -> !query.rows().isEmpty());
            put("late", "k", 6, "a", 1);
            put("late", "k", 7, "a", 1);
            eventually("two are late", () -> query.counts().path("left").asInt() == 2);
            assertThat(query.counts().path("why").asText()).contains("too late");
            assertThat(query.rows()).hasSize(1);
        }
    }

    @Test
    void noPortIsOpenToTheNetwork() throws Exception {
        streams.create("quiet", 1);
        streams.put("quiet", "k", "{\"name\":\"a\"}");
        try (Watched query =
                new Watched(cluster, List.of(streams.table("quiet", "name STRING")), "SELECT * FROM quiet")) {
            eventually("a row", () -> !query.rows().isEmpty());
            assumeTrue(Files.isReadable(Path.of("/proc/self/net/tcp6")), "only Linux lists its sockets here");
            assertThat(OpenPorts.listening()).isNotEmpty().allMatch(OpenPorts::isLoopback);
        }
    }

    @Test
    void aWrongStatementSaysWhere() {
        JsonNode syntax =
                new Watched(cluster, List.of(), "SELECT 1\nFROM x y z").end().path("error");
        assertThat(syntax.path("line").asInt()).as(syntax.toString()).isEqualTo(2);
        assertThat(syntax.path("column").asInt()).isEqualTo(10);

        String table = streams.table("nowhere", "name STRING");
        JsonNode column = new Watched(cluster, List.of(table), "SELECT nam FROM nowhere")
                .end()
                .path("error");
        assertThat(column.path("line").asInt()).as(column.toString()).isEqualTo(1);
        assertThat(column.path("column").asInt()).isEqualTo(8);
        assertThat(column.path("what").asText()).startsWith("Column 'nam' not found");
    }

    @Test
    void aStreamThatIsNotThereIsSaid() {
        JsonNode error = new Watched(cluster, List.of(streams.table("absent", "name STRING")), "SELECT * FROM absent")
                .end()
                .path("error");
        assertThat(error.path("what").asText())
                .as(error.toString())
                .contains("absent")
                .contains("not found");
        assertThat(error.path("advice").asText()).contains("deleted");
    }

    @Test
    void aStreamThatIsDeletedInMidQueryIsSaid() {
        streams.create("doomed", 1);
        streams.put("doomed", "k", "{\"name\":\"last\"}");
        Watched query = new Watched(cluster, List.of(streams.table("doomed", "name STRING")), "SELECT * FROM doomed");
        eventually("a row", () -> !query.rows().isEmpty());

        streams.kinesis.deleteStream(request -> request.streamName("doomed"));

        JsonNode error = query.end().path("error");
        assertThat(error.path("what").asText())
                .as(error.toString())
                .contains("doomed")
                .doesNotContain("Request ID");
        assertThat(error.path("advice").asText()).contains("deleted");
    }

    @Test
    void anOptionThatIsNotSupportedIsRefused() {
        JsonNode error = new Watched(
                        cluster,
                        List.of(streams.table("fanned", "name STRING", ", 'source.reader.type' = 'PIGEON'")),
                        "SELECT * FROM fanned")
                .end()
                .path("error");
        assertThat(error.path("what").asText()).as(error.toString()).contains("POLLING or EFO, not PIGEON");
    }

    private static void put(String stream, String key, int second, String name, int amount) {
        streams.put(
                stream,
                key,
                "{\"name\":\"%s\",\"amount\":%d,\"ts\":\"2026-05-04T12:%02d:%02dZ\"}"
                        .formatted(name, amount, second / 60, second % 60));
    }

    private static String at(int second) {
        return "{\"datetime\":\""
                + LocalDateTime.ofInstant(
                        Instant.parse("2026-05-04T12:00:%02dZ".formatted(second)), ZoneId.systemDefault())
                + "\"}";
    }

    private static void putNumbers(int from, int to) {
        for (int n = from; n < to; n++) {
            streams.put("resharded", "key" + n % 10, "{\"n\":%d}".formatted(n));
        }
    }

    private static void reshard(int shards) {
        streams.kinesis.updateShardCount(request ->
                request.streamName("resharded").targetShardCount(shards).scalingType("UNIFORM_SCALING"));
        streams.active("resharded");
    }
}
