package dev.weir.app.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.objects.read.ObjectFormat;
import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.objects.read.Packing;
import dev.weir.app.objects.read.Preview;
import dev.weir.app.objects.read.PreviewReader;
import dev.weir.app.objects.read.PreviewRow;
import dev.weir.app.objects.read.SchemaField;
import dev.weir.app.objects.read.StoredObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xerial.snappy.SnappyFramedOutputStream;
import org.xerial.snappy.SnappyHadoopCompatibleOutputStream;

/** Objects of every format and packing that Firehose writes, read from the broker's S3. */
class PreviewReaderTest {

    private static BrokerWorkspace broker;
    private static StoredObjects objects;
    private static PreviewReader reader;

    @BeforeAll
    static void start() {
        broker = new BrokerWorkspace();
        objects = new StoredObjects(broker.clients().s3());
        reader = new PreviewReader(new ObjectStore(broker.clients()::s3));
    }

    @AfterAll
    static void end() {
        broker.close();
    }

    static Stream<Arguments> packers() {
        return Stream.of(
                Arguments.of("plain", Packing.NONE, (StoredObjects.Packer) out -> out),
                Arguments.of("x.gz", Packing.GZIP, (StoredObjects.Packer) GZIPOutputStream::new),
                Arguments.of("x.zip", Packing.ZIP, (StoredObjects.Packer) out -> {
                    ZipOutputStream zip = new ZipOutputStream(out);
                    zip.putNextEntry(new ZipEntry("x"));
                    return zip;
                }),
                Arguments.of("x.snappy", Packing.SNAPPY, (StoredObjects.Packer) SnappyFramedOutputStream::new),
                Arguments.of("x.hsnappy", Packing.HADOOP_SNAPPY, (StoredObjects.Packer)
                        SnappyHadoopCompatibleOutputStream::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packers")
    void jsonWithoutADelimiterComesApartInEveryPacking(String key, Packing packing, StoredObjects.Packer packer) {
        String text = IntStream.range(0, 5_000)
                .mapToObj("{\"id\":%d,\"text\":\"a } and a \\\" in it\",\"in\":{\"x\":[1,2]}}"::formatted)
                .collect(Collectors.joining());
        Preview preview = reader.read(objects.packed("json/" + key, text, packer), 6_000);
        assertThat(preview.packing()).isEqualTo(packing);
        assertThat(preview.format()).isEqualTo(ObjectFormat.JSON);
        assertThat(preview.problem()).isNull();
        assertThat(preview.total()).isEqualTo(5_000);
        assertThat(preview.rows().stream().map(PreviewReaderTest::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(preview.schema())
                .containsExactly(
                        new SchemaField("id", "integer", 5_000),
                        new SchemaField("text", "string", 5_000),
                        new SchemaField("in.x", "array", 5_000));
    }

    @Test
    void ofALargeObjectOnlyTheBeginningIsFetched() {
        Random random = new Random(7);
        String text = IntStream.range(0, 60_000)
                .mapToObj(i -> "{\"i\":%d,\"noise\":\"%x%x%x%x\"}\n"
                        .formatted(i, random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()))
                .collect(Collectors.joining());
        StoredObject object = objects.put("large.json", text);
        assertThat(object.size()).isGreaterThan(4_000_000);
        Preview preview = reader.read(object, 200);
        assertThat(preview.format()).isEqualTo(ObjectFormat.JSON_LINES);
        assertThat(preview.rows()).hasSize(200);
        assertThat(preview.ended()).isFalse();
        assertThat(preview.total()).isEqualTo(-1);
        assertThat(preview.position()).isLessThan(200_000);
        Preview all = reader.read(object, 60_001);
        assertThat(all.total()).isEqualTo(60_000);
        assertThat(all.rows().getLast().cells().getFirst()).isEqualTo("59999");
    }

    @Test
    void whatFirehoseCouldNotDeliverIsDecodedWithItsReason() {
        Preview preview = reader.read(
                objects.put(
                        "processing-failed/2026/11/26/08/x",
                        StoredObjects.error(
                                        "Lambda.MissingRecordId",
                                        "One or more record Ids were not returned.",
                                        "{\"a\":1}")
                                + StoredObjects.error("Splunk.Whatever", "no", "not json")),
                200);
        assertThat(preview.format()).isEqualTo(ObjectFormat.FIREHOSE_ERRORS);
        PreviewRow first = preview.rows().getFirst();
        assertThat(text(first)).isEqualTo("{\"a\":1}");
        assertThat(first.error()).isNotNull();
        assertThat(first.error().attempts()).isEqualTo(4);
        assertThat(first.error().why()).contains("gave no result for this record");
        assertThat(first.error().arrived()).hasToString("2025-11-26T08:00:00.123Z");
        assertThat(first.error().by()).endsWith("function:f");
        assertThat(preview.rows().get(1).error().why()).contains("Splunk");
        assertThat(first.cells()).startsWith("Lambda.MissingRecordId");
    }

    @Test
    void tablesBecomeObjectsByTheirHeadings() {
        Preview named = reader.read(objects.put("t.csv", "id,name\n1,\"Ann, the first\"\n2,Bob\n"), 200);
        assertThat(named.format()).isEqualTo(ObjectFormat.CSV);
        assertThat(named.columns()).containsExactly("id", "name");
        assertThat(text(named.rows().getFirst())).isEqualTo("{\"id\":\"1\",\"name\":\"Ann, the first\"}");
        Preview nameless = reader.read(objects.put("rows", "1\t2\n3\t4\n5\t6\n"), 200);
        assertThat(nameless.format()).isEqualTo(ObjectFormat.TSV);
        assertThat(nameless.rows()).hasSize(3);
        assertThat(nameless.columns()).containsExactly("column_1", "column_2");
    }

    @Test
    void parquetHasItsDeclaredColumns(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("x.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT range AS id, 'n' || range AS name, range / 2.0 AS half FROM range(1000)) TO '" + file
                            + "' (FORMAT parquet)");
        }
        Preview preview = reader.read(objects.put("x.parquet", Files.readAllBytes(file)), 10);
        assertThat(preview.format()).isEqualTo(ObjectFormat.PARQUET);
        assertThat(preview.rows()).hasSize(10);
        assertThat(preview.total()).isEqualTo(1_000);
        assertThat(preview.schema())
                .containsExactly(
                        new SchemaField("id", "BIGINT", -1),
                        new SchemaField("name", "VARCHAR", -1),
                        new SchemaField("half", "DOUBLE", -1));
        assertThat(text(preview.rows().get(3))).isEqualTo("{\"id\":3,\"name\":\"n3\",\"half\":1.5}");
    }

    @Test
    void aTrailLogIsReadEventByEvent() {
        Preview preview = reader.read(
                objects.packed(
                        "AWSLogs/1/CloudTrail/us-east-1/2026/11/26/1_CloudTrail_x.json.gz",
                        "{\"Records\":[{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"ana\"},"
                                + "\"eventTime\":\"2026-11-26T08:00:00Z\",\"eventSource\":\"kinesis.amazonaws.com\","
                                + "\"eventName\":\"DeleteStream\",\"sourceIPAddress\":\"10.0.0.1\",\"errorCode\":\"AccessDenied\"},"
                                + "{\"eventVersion\":\"1.08\",\"eventName\":\"ListStreams\"}]}",
                        GZIPOutputStream::new),
                200);
        assertThat(preview.format()).isEqualTo(ObjectFormat.CLOUD_TRAIL);
        assertThat(preview.rows()).hasSize(2);
        assertThat(preview.rows().getFirst().cells())
                .containsExactly("2026-11-26T08:00:00Z", "DeleteStream", "ana", "kinesis", "10.0.0.1", "AccessDenied");
    }

    @Test
    void theElementsOfAnArrayAreItsRecords() {
        Preview preview = reader.read(objects.put("array.json", "[ {\"a\":1},\n {\"a\":2} , 3 ]"), 200);
        assertThat(preview.format()).isEqualTo(ObjectFormat.JSON_ARRAY);
        assertThat(preview.rows().stream().map(PreviewReaderTest::text)).containsExactly("{\"a\":1}", "{\"a\":2}", "3");
    }

    @Test
    void whatIsDamagedIsShownAsFarAsItGoes() {
        Preview cut = reader.read(objects.put("cut.json", "{\"a\":1}{\"a\":2}{\"a\":"), 200);
        assertThat(cut.rows()).hasSize(2);
        assertThat(cut.problem()).contains("cut short");
        byte[] noise = new byte[3_000];
        new Random(1).nextBytes(noise);
        Preview bytes = reader.read(objects.put("noise", noise), 200);
        assertThat(bytes.format()).isEqualTo(ObjectFormat.BINARY);
        assertThat(bytes.rows()).isEmpty();
        assertThat(bytes.problem()).isNotBlank();
        Preview empty = reader.read(objects.put("empty", ""), 200);
        assertThat(empty.format()).isEqualTo(ObjectFormat.EMPTY);
    }

    private static String text(PreviewRow row) {
        return new String(row.data(), StandardCharsets.UTF_8);
    }
}
