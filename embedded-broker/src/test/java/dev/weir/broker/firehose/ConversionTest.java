package dev.weir.broker.firehose;

import static dev.weir.broker.firehose.FirehoseControlTest.ROLE;
import static dev.weir.broker.firehose.FirehoseControlTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.FirehoseBroker;
import dev.weir.broker.firehose.convert.TableSchemas.Column;
import dev.weir.broker.time.ManualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.Record;

/** JSON records become Parquet files that DuckDB reads as the rows that they were. */
class ConversionTest {

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private FakeObjects objects;
    private FirehoseBroker broker;
    private FirehoseClient firehose;

    @BeforeEach
    void start() throws Exception {
        objects = new FakeObjects(Files.createDirectory(folder.resolve("objects")), "lake");
        broker = FirehoseBroker.manual(time, objects);
        firehose = broker.firehose();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private void create(String table, String compression, boolean dictionary) {
        firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                .extendedS3DestinationConfiguration(s -> s.roleARN(ROLE)
                        .bucketARN("arn:aws:s3:::lake")
                        .prefix("data/")
                        .errorOutputPrefix("errors/!{firehose:error-output-type}/")
                        .bufferingHints(b -> b.sizeInMBs(64).intervalInSeconds(60))
                        .dataFormatConversionConfiguration(d -> d.enabled(true)
                                .schemaConfiguration(
                                        c -> c.roleARN(ROLE).databaseName("db").tableName(table))
                                .inputFormatConfiguration(i -> i.deserializer(x -> x.openXJsonSerDe(o -> {})))
                                .outputFormatConfiguration(o -> o.serializer(x -> x.parquetSerDe(
                                        p -> p.compression(compression).enableDictionaryCompression(dictionary)))))));
    }

    private void put(List<String> records) {
        for (int from = 0; from < records.size(); from += 500) {
            List<String> some = records.subList(from, Math.min(records.size(), from + 500));
            firehose.putRecordBatch(r -> r.deliveryStreamName("d")
                    .records(some.stream()
                            .map(each -> Record.builder()
                                    .data(SdkBytes.fromUtf8String(each))
                                    .build())
                            .toList()));
        }
    }

    private List<String> rows(String sql) throws Exception {
        String key = objects.await("lake", 1).stream()
                .filter(each -> each.startsWith("data/"))
                .findFirst()
                .orElseThrow();
        assertThat(key).endsWith(".parquet");
        Path file = Files.write(folder.resolve("file.parquet"), objects.objects.get("lake/" + key));
        List<String> rows = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet row = statement.executeQuery(sql.formatted("'" + file + "'"))) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                rows.add(String.join("|", values.stream().map(String::valueOf).toList()));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"SNAPPY", "GZIP", "UNCOMPRESSED"})
    void allTypesComeBackAsTheyWere(String compression) throws Exception {
        broker.columns = List.of(
                new Column("Id", "bigint"),
                new Column("small", "smallint"),
                new Column("tiny", "tinyint"),
                new Column("n", "int"),
                new Column("f", "float"),
                new Column("d", "double"),
                new Column("yes", "boolean"),
                new Column("s", "string"),
                new Column("v", "varchar(10)"),
                new Column("price", "decimal(12,2)"),
                new Column("day", "date"),
                new Column("at", "timestamp"),
                new Column("tags", "array<string>"),
                new Column("counts", "map<string,int>"),
                new Column("who", "struct<name:string,ages:array<int>>"));
        create("t", compression, true);
        put(List.of(
                "{\"ID\":9007199254740993,\"small\":-3,\"tiny\":7,\"n\":42,\"f\":1.5,\"d\":2.25,\"yes\":true,\"s\":\"grüße\","
                        + "\"v\":\"v\",\"price\":-19.99,\"day\":\"2026-01-02\",\"at\":\"2026-01-02 03:04:05.678\","
                        + "\"tags\":[\"a\",null,\"b\"],\"counts\":{\"x\":1,\"y\":2},\"who\":{\"name\":\"ann\",\"ages\":[1,2]},"
                        + "\"more\":true}",
                "{}"));
        await(() -> broker.metrics.getOrDefault("SucceedConversion.Records", 0.0) == 2);
        time.advance(Duration.ofSeconds(60));
        assertThat(rows("SELECT * FROM read_parquet(%s)"))
                .containsExactly(
                        "9007199254740993|-3|7|42|1.5|2.25|true|grüße|v|-19.99|2026-01-02|2026-01-02 03:04:05.678"
                                + "|[a, NULL, b]|{x=1, y=2}|{'name': ann, 'ages': [1, 2]}",
                        "null|null|null|null|null|null|null|null|null|null|null|null|null|null|null");
        assertThat(rows("SELECT column_type FROM (DESCRIBE SELECT * FROM read_parquet(%s))"))
                .containsExactly(
                        "BIGINT",
                        "SMALLINT",
                        "TINYINT",
                        "INTEGER",
                        "FLOAT",
                        "DOUBLE",
                        "BOOLEAN",
                        "VARCHAR",
                        "VARCHAR",
                        "DECIMAL(12,2)",
                        "DATE",
                        "TIMESTAMP",
                        "VARCHAR[]",
                        "MAP(VARCHAR, INTEGER)",
                        "STRUCT(\"name\" VARCHAR, ages INTEGER[])");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyRowsComeInSeveralGroups(boolean dictionary) throws Exception {
        broker.columns = List.of(new Column("id", "int"), new Column("text", "string"), new Column("kind", "string"));
        create("t", "SNAPPY", dictionary);
        int count = 20_000;
        put(IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":" + i + ",\"text\":\""
                        + Integer.toHexString(i).repeat(200) + "\",\"kind\":\"k" + i % 10 + "\"}")
                .toList());
        await(() -> broker.metrics.getOrDefault("SucceedConversion.Records", 0.0) == count);
        time.advance(Duration.ofSeconds(60));
        assertThat(rows("SELECT count(*), sum(id), count(DISTINCT text), count(DISTINCT kind) FROM read_parquet(%s)"))
                .containsExactly(count + "|" + (long) count * (count - 1) / 2 + "|" + count + "|10");
    }

    @Test
    void whatDoesNotFitGoesToTheErrorsWithItsReason() throws Exception {
        broker.columns = List.of(new Column("n", "int"));
        create("t", "SNAPPY", false);
        put(List.of("{\"n\":1}", "{\"n\":\"x\"}", "no json", "{\"n\":3000000000}", "{\"n\":\"2\"}"));
        await(() -> broker.metrics.getOrDefault("FailedConversion.Records", 0.0) == 3);
        time.advance(Duration.ofSeconds(60));
        objects.await("lake", 2);
        assertThat(rows("SELECT n FROM read_parquet(%s)")).containsExactly("1", "2");
        assertThat(objects.text("lake", "errors/format-conversion-failed/").lines())
                .hasSize(3)
                .allMatch(line -> line.contains("\"errorCode\":\"DataFormatConversion.MalformedData\""))
                .first()
                .asString()
                .contains("Error parsing the value \\\"x\\\" at '/n' as int.");
    }

    @Test
    void withoutATableRecordsWait() throws Exception {
        create("none", "SNAPPY", false);
        put(List.of("{\"n\":1}"));
        firehose.updateDestination(r -> r.deliveryStreamName("d")
                .currentDeliveryStreamVersionId("1")
                .destinationId(Destination.ID)
                .extendedS3DestinationUpdate(s -> s.dataFormatConversionConfiguration(d -> d.enabled(false))));
        await(() -> {
            time.advance(Duration.ofSeconds(60));
            return objects.text("lake", "data/").equals("{\"n\":1}");
        });
    }
}
