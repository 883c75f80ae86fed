package dev.weir.streamingsql;

import static dev.weir.streamingsql.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reference tables beside a real broker's streams, on a real cluster. */
class ReferenceTest {

    private static final String ORDERS = "item STRING, n BIGINT, proc_time AS PROCTIME()";

    private static final String LOOKUP = """
            SELECT o.n, p.name, p.price FROM %s AS o
            LEFT JOIN prices FOR SYSTEM_TIME AS OF o.proc_time AS p ON o.item = p.item""";

    private static Streams streams;
    private static SharedCluster cluster;

    @TempDir
    private Path folder;

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
    void aLookupJoinSeesTheFileAsItIsNow() throws IOException {
        Path file = file("prices.csv", "item,name,price\nt,\"Tea, green\",2.5\nc,Cake,\n");
        streams.create("looked", 1);
        put("looked", "t", 1);
        put("looked", "c", 2);
        put("looked", "x", 3);
        try (Watched query = watch("looked", file, "CSV", LOOKUP)) {
            eventually("three rows", () -> query.rows().size() >= 3 || query.failed());
            assertThat(query.rows())
                    .as(query.messages.toString())
                    .containsExactly(
                            "[\"INSERT\",1,\"Tea, green\",2.5]",
                            "[\"INSERT\",2,\"Cake\",null]",
                            "[\"INSERT\",3,null,null]");
            replace(file, "item,name,price\nx,Scone,3.0\n");
            eventually("the new file is used", () -> {
                put("looked", "x", 4);
                return query.rows().contains("[\"INSERT\",4,\"Scone\",3.0]");
            });
            put("looked", "t", 5);
            eventually("what went is gone", () -> query.rows().contains("[\"INSERT\",5,null,null]"));
        }
    }

    @Test
    void aPlainJoinTakesAnArrayOfObjects() throws IOException {
        Path file = file(
                "prices.json", "\uFEFF [ {\"item\": \"t\", \"name\": \"Tea\", \"price\": 2.5},\n {\"item\": \"c\"} ]");
        streams.create("joined", 1);
        put("joined", "t", 1);
        put("joined", "c", 2);
        try (Watched query =
                watch("joined", file, "JSON", "SELECT o.n, p.name FROM %s AS o JOIN prices AS p ON o.item = p.item")) {
            eventually("two rows", () -> query.rows().size() >= 2);
            assertThat(query.rows()).containsExactlyInAnyOrder("[\"INSERT\",1,\"Tea\"]", "[\"INSERT\",2,null]");
        }
    }

    @Test
    void aRowThatDoesNotParseIsCountedWithItsPlace() throws IOException {
        Path file = file(
                "prices.jsonl",
                "{\"item\":\"t\",\"name\":\"Tea\",\"price\":2.5}\nno JSON\n\n{\"item\":\"c\",\"price\":\"dear\"}\n");
        Watched query = watch("nothing", file, "JSON", "SELECT name FROM prices");
        assertThat(query.end().path("ended").asText()).isEqualTo("complete");
        assertThat(query.rows()).containsExactly("[\"INSERT\",\"Tea\"]");
        JsonNode counts = query.counts();
        assertThat(counts.path("left").asInt()).isEqualTo(2);
        assertThat(counts.path("why").asText()).startsWith("Row 4 of prices.jsonl can't be read:");
    }

    @Test
    void aLineOfTooFewValuesIsCounted() throws IOException {
        Path file = file("prices.csv", "item;name;price\nt;Tea;2.5\nc;Cake\n");
        Watched query = new Watched(
                cluster, List.of(table(file, "CSV', 'file.delimiter' = ';")), "SELECT name, price FROM prices");
        assertThat(query.end().path("ended").asText()).isEqualTo("complete");
        assertThat(query.rows()).containsExactly("[\"INSERT\",\"Tea\",2.5]");
        assertThat(query.counts().path("left").asInt()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        JsonNode error = watch("nothing", folder.resolve("gone.csv"), "CSV", "SELECT * FROM prices")
                .end()
                .path("error");
        assertThat(error.path("what").asText()).as(error.toString()).endsWith("gone.csv is not there.");
    }

    @Test
    void aFileThatIsGoneForLongEndsTheQuery() throws IOException {
        Path file = file("prices.csv", "item,name,price\nt,Tea,2.5\n");
        streams.create("orphaned", 1);
        put("orphaned", "t", 1);
        Watched query = watch("orphaned", file, "CSV", LOOKUP);
        eventually("a row", () -> query.rows().contains("[\"INSERT\",1,\"Tea\",2.5]"));
        Files.delete(file);
        eventually("it ends", () -> {
            put("orphaned", "t", 2);
            return query.failed();
        });
        assertThat(query.rows()).contains("[\"INSERT\",2,\"Tea\",2.5]");
        assertThat(query.end().path("error").path("what").asText()).endsWith("prices.csv is not there.");
    }

    @Test
    void tooManyRowsAreRefused() throws IOException {
        Path file = file("prices.csv", "item,name,price\n" + "t,Tea,2.5\n".repeat(200_001));
        JsonNode error = watch("nothing", file, "CSV", "SELECT COUNT(*) FROM prices")
                .end()
                .path("error");
        assertThat(error.path("what").asText()).as(error.toString()).contains("more than the 200000 rows");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void replace(Path file, String text) throws IOException {
        Path other = Files.writeString(folder.resolve("other"), text);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Watched watch(String stream, Path file, String form, String sql) {
        return new Watched(cluster, List.of(streams.table(stream, ORDERS), table(file, form)), sql.formatted(stream));
    }

    private static String table(Path file, String form) {
        return "CREATE TABLE prices (item STRING, name STRING, price DOUBLE) WITH ('connector' = 'reference', 'path' = '"
                + file + "', 'file' = '" + form + "', 'format' = 'json')";
    }

    private static void put(String stream, String item, int n) {
        streams.put(stream, "k", "{\"item\":\"%s\",\"n\":%d}".formatted(item, n));
    }
}
