package dev.weir.streamingsql;

import static dev.weir.streamingsql.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Texts of several statements, statement sets, and rows that go to a delivery stream. */
class ScriptTest {

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
    void semicolonsAreFoundWhereTheyEndAStatement() {
        assertThat(Script.statements("SELECT ';' -- ; a\n; /* ; */ SELECT `a;b`;\n-- the end;\n"))
                .containsExactly("SELECT ';' -- ; a\n", "                 \n  /* ; */ SELECT `a;b`");
        String set = "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT CASE WHEN b THEN 1 END FROM c; INSERT INTO d"
                + " SELECT 1; END; SELECT 2";
        assertThat(Script.statements(set)).hasSize(2).element(0).asString().endsWith("SELECT 1; END");
        assertThat(Script.statements(" ; -- nothing\n ;")).isEmpty();
    }

    @Test
    void aViewIsKnownToTheStatementAfterIt() {
        Watched query = new Watched(cluster, List.of(numbers(5)), """
                CREATE TEMPORARY VIEW even AS SELECT i FROM numbers WHERE MOD(i, 2) = 0;
                CREATE TEMPORARY VIEW doubled AS SELECT i * 2 AS d FROM even;
                SELECT d FROM doubled;
                """);
        assertThat(query.end().path("ended").asText())
                .as(query.messages.toString())
                .isEqualTo("complete");
        assertThat(query.rows()).containsExactly("[\"INSERT\",4]", "[\"INSERT\",8]");
    }

    @Test
    void anErrorHasItsPlaceInTheWholeText() {
        JsonNode error = new Watched(
                        cluster,
                        List.of(numbers(5)),
                        "CREATE TEMPORARY VIEW v AS SELECT i FROM numbers;\nSELECT\n  j FROM v")
                .end()
                .path("error");
        assertThat(error.path("line").asInt()).as(error.toString()).isEqualTo(3);
        assertThat(error.path("column").asInt()).isEqualTo(3);
    }

    @Test
    void twoThatGiveRowsAreRefused() {
        JsonNode error =
                new Watched(cluster, List.of(), "SELECT 1; SELECT 2").end().path("error");
        assertThat(error.path("what").asText()).isEqualTo("Of several statements only the last may give or put rows.");
    }

    @Test
    void aStatementSetPutsIntoSeveralStreamsAtOnce() {
        streams.create("few", 1);
        streams.create("many", 1);
        try (Watched pump = new Watched(
                cluster,
                List.of(numbers(10), streams.table("few", "n BIGINT"), streams.table("many", "n BIGINT")),
                """
                CREATE TEMPORARY VIEW v AS SELECT i AS n FROM numbers;
                EXECUTE STATEMENT SET BEGIN
                  INSERT INTO few SELECT n FROM v WHERE n <= 3;
                  INSERT INTO many SELECT n FROM v WHERE n > 3;
                END;""")) {
            eventually("ten records", () -> {
                assertThat(pump.failed()).as(pump.messages.toString()).isFalse();
                return streams.read("few").size() == 3 && streams.read("many").size() == 7;
            });
        }
    }

    @Test
    void rowsArePutToADeliveryStreamAndOnlyWhatWasRefusedIsSentAgain() throws IOException {
        try (FakeFirehose firehose = new FakeFirehose()) {
            Watched pump = new Watched(
                    cluster,
                    List.of(numbers(1000)),
                    delivery(firehose, "there") + ";\nINSERT INTO delivered SELECT i, 'x' FROM numbers");
            assertThat(pump.end().path("ended").asText())
                    .as(pump.messages.toString())
                    .isEqualTo("complete");
            assertThat(firehose.refused).hasSizeGreaterThan(300);
            assertThat(firehose.taken)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 1000)
                            .mapToObj(i -> "{\"n\":" + i + ",\"name\":\"x\"}")
                            .toList());
        }
    }

    @Test
    void aDeliveryStreamThatIsNotThereIsSaid() throws IOException {
        try (FakeFirehose firehose = new FakeFirehose()) {
            JsonNode error = new Watched(
                            cluster,
                            List.of(numbers(1), delivery(firehose, "gone")),
                            "INSERT INTO delivered SELECT i, 'x' FROM numbers")
                    .end()
                    .path("error");
            assertThat(error.path("what").asText())
                    .as(error.toString())
                    .isEqualTo("Rows can't be put to the delivery stream gone: Firehose gone not found.");
        }
    }

    private static String numbers(int end) {
        return "CREATE TABLE numbers (i BIGINT) WITH ('connector' = 'datagen', 'fields.i.kind' = 'sequence',"
                + " 'fields.i.start' = '1', 'fields.i.end' = '" + end + "', 'rows-per-second' = '10000000')";
    }

    private static String delivery(FakeFirehose firehose, String name) {
        return """
                CREATE TABLE delivered (n BIGINT, name STRING) WITH ('connector' = 'firehose', 'delivery-stream' = '%s',
                  'aws.region' = 'us-east-1', 'aws.endpoint' = '%s', 'aws.credentials.provider' = 'BASIC',
                  'aws.credentials.basic.accesskeyid' = 'weir', 'aws.credentials.basic.secretkey' = 'secret',
                  'sink.batch.max-size' = '100', 'format' = 'json')""".formatted(name, firehose.endpoint());
    }
}
