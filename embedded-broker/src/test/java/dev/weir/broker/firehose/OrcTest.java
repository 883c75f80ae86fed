package dev.weir.broker.firehose;

import static dev.weir.broker.firehose.FirehoseControlTest.ROLE;
import static dev.weir.broker.firehose.FirehoseControlTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.firehose.convert.TableSchemas.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON records become ORC files that Apache's library reads as the rows that they were. */
class OrcTest {

    @TempDir
    Path folder;

    private Beyond beyond;

    @BeforeEach
    void start() throws Exception {
        beyond = new Beyond(folder);
    }

    @AfterEach
    void stop() {
        beyond.close();
    }

    private void create(String compression, String version) {
        beyond.firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                .extendedS3DestinationConfiguration(s -> s.roleARN(ROLE)
                        .bucketARN("arn:aws:s3:::lake")
                        .prefix("data/")
                        .errorOutputPrefix("errors/")
                        .bufferingHints(b -> b.sizeInMBs(128).intervalInSeconds(60))
                        .dataFormatConversionConfiguration(d -> d.enabled(true)
                                .schemaConfiguration(
                                        c -> c.roleARN(ROLE).databaseName("db").tableName("t"))
                                .inputFormatConfiguration(i -> i.deserializer(x -> x.openXJsonSerDe(o -> {})))
                                .outputFormatConfiguration(o -> o.serializer(x -> x.orcSerDe(
                                        orc -> orc.compression(compression).formatVersion(version)))))));
    }

    /** What another reader finds: the schema, the number of stripes, then the rows. */
    private List<String> read(int records) throws Exception {
        await(() -> beyond.metric("SucceedConversion.Records") == records);
        beyond.time.advance(Duration.ofSeconds(60));
        beyond.passUntil(() -> beyond.objects.keys("lake").stream().anyMatch(key -> key.startsWith("data/")));
        String key = beyond.objects.keys("lake").stream()
                .filter(each -> each.startsWith("data/"))
                .findFirst()
                .orElseThrow();
        assertThat(key).endsWith(".orc");
        Path file = Files.write(folder.resolve("file.orc"), beyond.objects.objects.get("lake/" + key));
        Path told = folder.resolve("told");
        Path errors = folder.resolve("errors");
        Process reader = Counterpart.of("OrcRows", List.of("-Xmx256m"), file.toString())
                .redirectOutput(told.toFile())
                .redirectError(errors.toFile())
                .start();
        if (reader.waitFor() != 0) {
            throw new IOException(Files.readString(errors));
        }
        return Files.readString(told, StandardCharsets.UTF_8).lines().toList();
    }

    @ParameterizedTest
    @CsvSource({"SNAPPY,V0_12", "ZLIB,V0_11", "NONE,V0_12"})
    void allTypesComeBackAsTheyWere(String compression, String version) throws Exception {
        beyond.broker.columns = List.of(
                new Column("Id", "bigint"),
                new Column("small", "smallint"),
                new Column("tiny", "tinyint"),
                new Column("n", "int"),
                new Column("f", "float"),
                new Column("d", "double"),
                new Column("yes", "boolean"),
                new Column("s", "string"),
                new Column("b", "binary"),
                new Column("price", "decimal(12,2)"),
                new Column("large", "decimal(38,10)"),
                new Column("day", "date"),
                new Column("at", "timestamp"),
                new Column("tags", "array<string>"),
                new Column("counts", "map<string,int>"),
                new Column("who", "struct<name:string,ages:array<int>>"));
        create(compression, version);
        beyond.put(
                "{\"ID\":9007199254740993,\"small\":-3,\"tiny\":-7,\"n\":42,\"f\":1.5,\"d\":-2.25,\"yes\":true,"
                        + "\"s\":\"grüße\",\"b\":\"aGk=\",\"price\":-19.99,"
                        + "\"large\":-1234567890123456789012345678.0123456789,\"day\":\"1969-12-31\","
                        + "\"at\":\"2026-01-02 03:04:05.678\",\"tags\":[\"a\",null,\"b\"],\"counts\":{\"x\":1,\"y\":-2},"
                        + "\"who\":{\"name\":\"ann\",\"ages\":[1,2]},\"more\":true}",
                "{}",
                "{\"id\":-9223372036854775808,\"n\":-2147483648,\"yes\":false,\"price\":0,\"at\":\"1965-05-06 07:08:09.5\","
                        + "\"tags\":[],\"counts\":{},\"who\":{}}",
                "{\"id\":9223372036854775807,\"at\":\"2015-01-01 00:00:00\",\"s\":\"\",\"large\":63}");
        assertThat(read(4))
                .containsExactly(
                        "struct<id:bigint,small:smallint,tiny:tinyint,n:int,f:float,d:double,yes:boolean,s:string,b:binary,"
                                + "price:decimal(12,2),large:decimal(38,10),day:date,at:timestamp,tags:array<string>,"
                                + "counts:map<string,int>,who:struct<name:string,ages:array<int>>>",
                        "1",
                        "9007199254740993|-3|-7|42|1.5|-2.25|1|grüße|hi|-19.99|"
                                + "-1234567890123456789012345678.0123456789|-1|2026-01-02T03:04:05.678Z|[a null b ]|"
                                + "{x=1 y=-2 }|(ann [1 2 ] )",
                        "null|null|null|null|null|null|null|null|null|null|null|null|null|null|null|null",
                        "-9223372036854775808|null|null|-2147483648|null|null|0|null|null|0|null|null|"
                                + "1965-05-06T07:08:09.500Z|[]|{}|(null null )",
                        "9223372036854775807|null|null|null|null|null|null||null|null|63|null|2015-01-01T00:00:00Z|null|"
                                + "null|null");
    }

    @Test
    void manyRowsComeInSeveralStripes() throws Exception {
        beyond.broker.columns =
                List.of(new Column("id", "bigint"), new Column("text", "string"), new Column("kind", "tinyint"));
        create("ZLIB", "V0_12");
        Random random = new Random(7);
        List<String> expected = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        long steady = 0;
        for (int i = 0; i < 60_000; i++) {
            steady += i % 1_000 < 500 ? 3 : random.nextLong(1L << 40) - (1L << 39);
            String text = Long.toHexString(random.nextLong()).repeat(40);
            boolean gap = random.nextInt(10) == 0;
            expected.add(steady + "|" + (gap ? "null" : text) + "|" + i / 300 % 100);
            batch.add("{\"id\":" + steady + (gap ? "" : ",\"text\":\"" + text + "\"") + ",\"kind\":" + i / 300 % 100
                    + "}");
            if (batch.size() == 500) {
                beyond.put(batch.toArray(String[]::new));
                batch.clear();
            }
        }
        List<String> found = read(60_000);
        assertThat(Integer.parseInt(found.get(1))).isBetween(2, 10);
        assertThat(found.subList(2, found.size())).isEqualTo(expected);
    }

    @Test
    void aRecordThatDoesNotFitIsAmongTheErrorsAndTheOthersAreWhole() throws Exception {
        beyond.broker.columns = List.of(new Column("id", "int"), new Column("s", "struct<a:int>"));
        create("SNAPPY", "V0_12");
        beyond.put("{\"id\":1}", "{\"id\":2,\"s\":{\"a\":\"x\"}}", "nonsense", "{\"id\":3}");
        assertThat(read(2)).endsWith("1|null", "3|null").hasSize(4);
        beyond.passUntil(() -> beyond.objects.text("lake", "errors/").lines().count() == 2);
    }
}
