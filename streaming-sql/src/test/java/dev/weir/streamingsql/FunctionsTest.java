package dev.weir.streamingsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our functions in statements, on a real cluster. Their answers are estimates, so each is held against its stated error. */
class FunctionsTest {

    private static SharedCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = SharedCluster.start();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @Test
    void plantedAnomaliesHaveTheHighestScores() {
        List<JsonNode> rows = all("SELECT i, anomaly_score FROM RANDOM_CUT_FOREST("
                + "input => TABLE readings, columns => DESCRIPTOR(reading))");
        assertThat(rows).hasSize(3000);
        assertThat(highest(rows, 3, 1)).containsExactlyInAnyOrder(1500L, 2100L, 2700L);
    }

    @Test
    void aShingleSeesWhatNoSingleValueShows() {
        // The wave stands still where it never does; each value by itself is usual. Two readers bring the rows in no
        // order, and OVER brings them into that of their time.
        List<JsonNode> rows = all(
                "SELECT i, anomaly_score FROM RANDOM_CUT_FOREST("
                        + "input => (SELECT i, reading, COUNT(*) OVER (ORDER BY ts) AS nth FROM standstill), columns => DESCRIPTOR(reading), shingle_size => 8)");
        assertThat(highest(rows, 5, 1)).allSatisfy(i -> assertThat(i).isBetween(2500L, 2530L));
    }

    @Test
    void partitionsAreJudgedEachByItself() {
        // 500 is usual for one sensor and planted twice in the other.
        List<JsonNode> rows = all("SELECT i, sensor, anomaly_score FROM RANDOM_CUT_FOREST("
                + "input => TABLE sensors PARTITION BY sensor, columns => DESCRIPTOR(reading))");
        assertThat(rows).hasSize(4000);
        assertThat(highest(rows, 2, 2)).containsExactlyInAnyOrder(3001L, 3501L);
    }

    @Test
    void aForestOfTextsIsRefused() {
        JsonNode end = run("SELECT * FROM RANDOM_CUT_FOREST(input => TABLE sensors, columns => DESCRIPTOR(sensor))")
                .end();
        assertThat(end.path("error").path("what").asText())
                .as(end.toString())
                .contains("columns of numbers, and sensor is none");
    }

    @Test
    void tooManyTreesAreRefused() {
        JsonNode end = run("SELECT * FROM RANDOM_CUT_FOREST(input => TABLE readings, columns => DESCRIPTOR(reading),"
                        + " number_of_trees => 1001)")
                .end();
        assertThat(end.path("error").path("what").asText())
                .as(end.toString())
                .contains("number_of_trees from 1 to 1000, not 1001");
    }

    @Test
    void aDistinctCountIsWithinItsStatedError() {
        List<JsonNode> rows = all("SELECT APPROX_DISTINCT(i), APPROX_DISTINCT(CAST(MOD(i, 50) AS STRING)),"
                + " APPROX_DISTINCT(CAST(NULL AS INT)) FROM TABLE(TUMBLE(TABLE numbers, DESCRIPTOR(ts),"
                + " INTERVAL '1' DAY)) GROUP BY window_start, window_end");
        assertThat(rows).hasSize(1);
        // Three standard errors of 1.04 / sqrt(4096).
        assertThat(rows.getFirst().get(1).asLong()).isCloseTo(200_000, within(9_750L));
        assertThat(rows.getFirst().get(2).asLong()).isEqualTo(50);
        assertThat(rows.getFirst().get(3).asLong()).isZero();
    }

    @Test
    void panesOfOverlappingWindowsAreMerged() {
        List<JsonNode> rows = all("SELECT window_end, APPROX_DISTINCT(MOD(i, 1000)), APPROX_TOP_K(MOD(i, 10), 2)"
                + " FROM TABLE(HOP(TABLE numbers, DESCRIPTOR(ts), INTERVAL '20' SECOND, INTERVAL '60' SECOND))"
                + " GROUP BY window_start, window_end HAVING COUNT(*) > 1");
        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(rows).allSatisfy(row -> assertThat(row.get(2).asLong()).isCloseTo(1000, within(50L)));
        assertThat(rows).allSatisfy(row -> assertThat(row.get(3)).hasSize(2));
    }

    @Test
    void topKFindsTheHeavyHitters() {
        // One of 4 is "hot", one of 8 "warm", and the rest are 50,000 different ones.
        List<JsonNode> rows =
                all("SELECT APPROX_TOP_K(CASE WHEN MOD(i, 4) = 0 THEN 'hot' WHEN MOD(i, 8) = 1 THEN 'warm'"
                        + " ELSE CAST(MOD(i * 7, 50000) AS STRING) END, 2) FROM TABLE(TUMBLE(TABLE numbers, DESCRIPTOR(ts),"
                        + " INTERVAL '1' DAY)) GROUP BY window_start, window_end");
        JsonNode top = rows.getFirst().get(1);
        assertThat(top).as(top.toString()).hasSize(2);
        counted(top.get(0).path("map"), "hot", 50_000);
        counted(top.get(1).path("map"), "warm", 25_000);
    }

    @Test
    void topKMakesRowsWhereItIsUnnested() {
        List<JsonNode> rows = all("SELECT item, item_count FROM (SELECT APPROX_TOP_K(MOD(i, 4) / 3, 5) AS top"
                + " FROM TABLE(TUMBLE(TABLE numbers, DESCRIPTOR(ts), INTERVAL '1' DAY)) GROUP BY window_start,"
                + " window_end) CROSS JOIN UNNEST(top) AS t (item, item_count, at_least)");
        assertThat(rows.stream().map(JsonNode::toString))
                .containsExactly("[\"INSERT\",\"0\",150000]", "[\"INSERT\",\"1\",50000]");
    }

    @Test
    void whatChangesIsRefused() {
        JsonNode end = run("SELECT APPROX_DISTINCT(n) FROM (SELECT MOD(i, 2), COUNT(*) AS n FROM numbers GROUP BY"
                        + " MOD(i, 2))")
                .end();
        assertThat(end.path("error").path("detail").asText()).as(end.toString()).contains("retract");
    }

    private static void counted(JsonNode item, String name, long truth) {
        assertThat(item.path("item").asText()).isEqualTo(name);
        assertThat(item.path("item_count").asLong()).isBetween(truth, truth + 200_000 * 35 / 10 / 1024);
        assertThat(item.path("at_least").asLong()).isBetween(truth - 200_000 * 35 / 10 / 1024, truth);
    }

    /** The numbers of the rows with the highest scores. */
    private static List<Long> highest(List<JsonNode> rows, int howMany, int before) {
        return rows.stream()
                .sorted(Comparator.comparingDouble(
                                (JsonNode row) -> row.get(before + 1).asDouble())
                        .reversed())
                .limit(howMany)
                .map(row -> row.get(1).asLong())
                .toList();
    }

    private static Watched run(String sql) {
        return new Watched(
                cluster,
                List.of(
                        numbers("numbers", 200_000, "i"),
                        numbers(
                                "readings",
                                3000,
                                "CASE WHEN i IN (1500, 2100, 2700) THEN 200 ELSE 50 + 10 * SIN(i / 10.0) END"),
                        numbers(
                                "standstill",
                                3000,
                                "SIN(CASE WHEN i BETWEEN 2500 AND 2520 THEN 2500 ELSE i END / 5.0)"),
                        numbers(
                                "sensors",
                                4000,
                                "CASE WHEN MOD(i, 2) = 0 OR i IN (3001, 3501) THEN 500 + SIN(i / 10.0) ELSE 5 + SIN(i / 10.0) END",
                                ", sensor AS CASE WHEN MOD(i, 2) = 0 THEN 'high' ELSE 'low' END")),
                sql);
    }

    private static List<JsonNode> all(String sql) {
        Watched watched = run(sql);
        JsonNode end = watched.end();
        assertThat(end.path("ended").asText()).as(end.toString()).isEqualTo("complete");
        return watched.messages.stream()
                .flatMap(message -> message.path("rows").valueStream())
                .toList();
    }

    private static String numbers(String name, int end, String reading) {
        return numbers(name, end, reading, "");
    }

    private static String numbers(String name, int end, String reading, String more) {
        return "CREATE TABLE " + name + " (i BIGINT, reading AS CAST(" + reading + " AS DOUBLE)" + more
                + ", ts AS TO_TIMESTAMP_LTZ(i, 3), WATERMARK FOR ts AS ts) WITH ('connector' = 'datagen',"
                + " 'fields.i.kind' = 'sequence', 'fields.i.start' = '1', 'fields.i.end' = '" + end
                + "', 'rows-per-second' = '10000000')";
    }
}
