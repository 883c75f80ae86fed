package dev.weir.broker.firehose;

import static dev.weir.broker.firehose.Beyond.ROLE;
import static dev.weir.broker.firehose.Beyond.lake;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.RedshiftS3BackupMode;

/** From direct puts through a bucket into tables of the machine's own PostgreSQL. */
class RedshiftTest {

    private static Postgres postgres;

    @TempDir
    Path folder;

    private Beyond beyond;

    @BeforeAll
    static void startServer() throws Exception {
        var programs = Postgres.installed();
        Assumptions.assumeTrue(programs.isPresent(), "There is no PostgreSQL on this machine");
        postgres = Postgres.start(programs.orElseThrow());
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        beyond = new Beyond(folder);
        postgres.execute("DROP TABLE IF EXISTS orders");
        postgres.execute("CREATE TABLE orders (id int PRIMARY KEY, name varchar(5), price numeric, paid boolean,"
                + " at timestamp, tags text)");
    }

    @AfterEach
    void stop() {
        if (beyond != null) {
            beyond.close();
        }
    }

    private void create(Consumer<RedshiftDestinationConfiguration.Builder> change) {
        beyond.firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                .redshiftDestinationConfiguration(redshift -> {
                    redshift.roleARN(ROLE)
                            .clusterJDBCURL(postgres.url())
                            .username("weir")
                            .password("secret-1")
                            .copyCommand(c -> c.dataTableName("orders").copyOptions("JSON 'auto'"))
                            .retryOptions(retry -> retry.durationInSeconds(30))
                            .s3Configuration(lake());
                    change.accept(redshift);
                }));
    }

    private List<String> loaded(int rows) {
        beyond.passUntil(() -> postgres.rows("SELECT 1 FROM orders").size() == rows, Duration.ofSeconds(1));
        return postgres.rows("SELECT * FROM orders ORDER BY id");
    }

    static Stream<Arguments> copies() {
        return Stream.of(
                Arguments.of(
                        "JSON by names",
                        "json 'auto'",
                        "",
                        "{\"id\":1,\"name\":\"ä\\t\\\\b\",\"price\":12.50,\"paid\":true,\"at\":\"2026-01-02 03:04:05\","
                                + "\"tags\":[1,{\"a\":null}],\"more\":1}{\"id\":2,\"paid\":null,\"name\":\"\"} \n {\"id\":3}",
                        List.of(
                                "1|ä\t\\b|12.50|t|2026-01-02 03:04:05|[1,{\"a\":null}]",
                                "2||null|null|null|null",
                                "3|null|null|null|null|null")),
                Arguments.of(
                        "JSON whatever the case",
                        "FORMAT AS JSON 'auto ignorecase' TRUNCATECOLUMNS BLANKSASNULL EMPTYASNULL COMPUPDATE OFF",
                        "",
                        "{\"ID\":1,\"Name\":\"too long\"}{\"ID\":2,\"Name\":\"  \",\"Tags\":\"\"}",
                        List.of("1|too l|null|null|null|null", "2|null|null|null|null|null")),
                Arguments.of(
                        "bars",
                        "",
                        "id,name",
                        "1|a\n2|\\N\r\n3|\n",
                        List.of("1|a|null|null|null|null", "2|null|null|null|null|null", "3||null|null|null|null")),
                Arguments.of(
                        "CSV",
                        "CSV IGNOREHEADER 1 TIMEFORMAT 'auto' DATEFORMAT AS 'auto' REGION 'us-east-1'",
                        "id, name, price",
                        "id,name,price\n1,\"a,\n\"\"b\",2.5\n2,,\n",
                        List.of("1|a,\n\"b|2.5|null|null|null", "2||null|null|null|null")),
                Arguments.of(
                        "a delimiter and backslashes",
                        "DELIMITER '\\t' ESCAPE REMOVEQUOTES NULL AS 'none' FILLRECORD TRIMBLANKS",
                        "id,name,price",
                        "1\t\"a\\\tb\"\tnone\n2\tc  \n",
                        List.of("1|a\tb|null|null|null|null", "2|c|null|null|null|null")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("copies")
    void rowsAreLoadedByTheOptionsOfCopy(
            String what, String options, String columns, String records, List<String> rows) {
        create(redshift -> redshift.copyCommand(c -> c.dataTableName("orders")
                .dataTableColumns(columns.isEmpty() ? null : columns)
                .copyOptions(options.isEmpty() ? null : options)));
        beyond.put(records);
        assertThat(loaded(rows.size())).isEqualTo(rows);
        beyond.passUntil(() -> beyond.metric("DeliveryToRedshift.Records") == 1);
        assertThat(beyond.metric("DeliveryToRedshift.Success")).isEqualTo(1);
        assertThat(beyond.metric("DeliveryToS3.Records")).isEqualTo(1);
        assertThat(beyond.objects.text("lake", "2026/01/02/")).isEqualTo(records);
    }

    @ParameterizedTest
    @ValueSource(strings = {"redshift", "postgresql"})
    void theObjectStaysAndAManifestNamesIt(String scheme) {
        create(redshift -> redshift.clusterJDBCURL(postgres.url().replace("postgresql", scheme))
                .copyCommand(c -> c.dataTableName("public.orders").copyOptions("JSON 'auto' GZIP"))
                .s3Configuration(lake().andThen(s3 -> s3.prefix("stage/").compressionFormat("GZIP"))));
        beyond.put("{\"id\":1}", "{\"id\":2}");
        loaded(2);
        List<String> keys = beyond.objects.keys("lake");
        String object =
                keys.stream().filter(key -> key.endsWith(".gz")).findFirst().orElseThrow();
        assertThat(object).startsWith("stage/2026/01/02/");
        assertThat(Beyond.parsed(beyond.objects.text("lake", "stage/manifests/2026/01/02/")))
                .isEqualTo(Beyond.parsed("{\"entries\":[{\"url\":\"s3://lake/" + object + "\",\"mandatory\":true}]}"));
        assertThat(keys).hasSize(2);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                failing(
                        "a table that is not there",
                        r -> r.copyCommand(c -> c.dataTableName("none").copyOptions("CSV"))),
                failing("a wrong password", r -> r.password("wrong password")),
                failing("a wrong database", r -> r.clusterJDBCURL(postgres.url() + "none")),
                failing("nobody there", r -> r.clusterJDBCURL("jdbc:postgresql://127.0.0.1:1/postgres")),
                failing(
                        "records that are none",
                        r -> r.copyCommand(c -> c.dataTableName("orders").copyOptions("CSV"))));
    }

    private static Arguments failing(String what, Consumer<RedshiftDestinationConfiguration.Builder> change) {
        return Arguments.of(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void whatIsNotLoadedStaysInTheBucketAndAManifestAmongTheErrorsNamesIt(
            String what, Consumer<RedshiftDestinationConfiguration.Builder> change) {
        create(change.andThen(redshift -> redshift.s3BackupMode(RedshiftS3BackupMode.ENABLED)
                .s3BackupConfiguration(lake().andThen(s3 -> s3.prefix("backup/")))));
        beyond.put("{\"id\":1}", "{\"id\":1}");
        beyond.passUntil(() -> !beyond.objects.text("lake", "errors/manifests/").isEmpty(), Duration.ofSeconds(1));
        JsonNode manifest = Beyond.parsed(beyond.objects.text("lake", "errors/manifests/2026/"));
        String object = manifest.path("entries").path(0).path("url").asText().replace("s3://lake/", "");
        assertThat(beyond.objects.text("lake", object)).isEqualTo("{\"id\":1}{\"id\":1}");
        assertThat(beyond.objects.text("lake", "backup/2026/")).isEqualTo("{\"id\":1}{\"id\":1}");
        assertThat(postgres.rows("SELECT 1 FROM orders")).isEmpty();
        assertThat(beyond.metric("DeliveryToRedshift.Success")).isZero();
    }

    @Test
    void aServerThatComesBackIsLoadedOnceFromTheSameObject() throws Exception {
        create(redshift -> redshift.retryOptions(retry -> retry.durationInSeconds(7_200)));
        postgres.halt();
        try {
            beyond.put("{\"id\":1}");
            beyond.passUntil(() -> beyond.broker.metrics.containsKey("DeliveryToRedshift.Success"));
        } finally {
            postgres.run();
        }
        assertThat(loaded(1)).hasSize(1);
        assertThat(beyond.objects.keys("lake"))
                .filteredOn(key -> !key.startsWith("manifests/"))
                .hasSize(1);
    }
}
