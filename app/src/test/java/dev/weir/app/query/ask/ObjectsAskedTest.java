package dev.weir.app.query.ask;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.send.BrokerStream;
import dev.weir.broker.BrokerConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.s3.S3Client;

/** What a broker's delivery streams put into a bucket, asked beside the stream that it came from. */
class ObjectsAskedTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/firehose";

    private final BrokerStream broker = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
    private final S3Client s3 = broker.clients().s3();
    private final AtomicInteger calls = new AtomicInteger();
    private final AskEngine engine = new AskEngine(
                    broker::kinesis, true, SchemaStore.ofThisRun(), InstantSource.system())
            .withObjects(new ObjectStore(() -> {
                calls.incrementAndGet();
                return s3;
            }));

    @BeforeEach
    void bucket() {
        s3.createBucket(request -> request.bucket("lake"));
    }

    @AfterEach
    void close() {
        engine.close();
        broker.close();
    }

    private void deliver(String name, Consumer<ExtendedS3DestinationConfiguration.Builder> more, String... records) {
        broker.clients()
                .firehose()
                .createDeliveryStream(request -> request.deliveryStreamName(name)
                        .extendedS3DestinationConfiguration(to -> more.accept(to.bucketARN("arn:aws:s3:::lake")
                                .roleARN(ROLE)
                                .prefix(name + "/")
                                .bufferingHints(
                                        hints -> hints.intervalInSeconds(1).sizeInMBs(64)))));
        for (String record : records) {
            broker.clients()
                    .firehose()
                    .putRecord(request -> request.deliveryStreamName(name)
                            .record(each -> each.data(SdkBytes.fromUtf8String(record))));
        }
        eventually(
                "delivered by " + name,
                () -> !s3.listObjectsV2(request -> request.bucket("lake").prefix(name + "/"))
                        .contents()
                        .isEmpty());
    }

    private void put(String key, byte[] bytes) {
        s3.putObject(request -> request.bucket("lake").key(key), RequestBody.fromBytes(bytes));
    }

    private void put(String key, String text) {
        put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private QueryError error(String sql) {
        return ((Ended.Failed) Asked.of(engine, sql).end()).error();
    }

    private void orders() {
        broker.create("orders", 2);
        for (int id : List.of(1, 2, 3)) {
            broker.kinesis()
                    .putRecord(request -> request.streamName("orders")
                            .partitionKey("k" + id)
                            .data(SdkBytes.fromUtf8String("{\"id\":" + id + ",\"item\":\"i" + id + "\"}")));
        }
    }

    private static final String MISSING = """
            SELECT o.id, o.item, d.id IS NOT NULL AS delivered
            FROM orders o LEFT JOIN "s3://lake/%s/" d USING (id)
            ORDER BY o.id""";

    private static final List<List<Object>> TWO_OF_THREE =
            List.of(List.of(1L, "i1", true), List.of(2L, "i2", false), List.of(3L, "i3", true));

    @Test
    void aStreamIsJoinedWithWhatItDelivered() {
        orders();
        String[] delivered = {"{\"id\":1,\"item\":\"i1\"}", "{\"id\":3,\"item\":\"i3\"}"};
        deliver("plain", to -> {}, delivered);
        deliver(
                "lines",
                to -> to.compressionFormat(CompressionFormat.GZIP)
                        .processingConfiguration(processing -> processing
                                .enabled(true)
                                .processors(each -> each.type(ProcessorType.APPEND_DELIMITER_TO_RECORD))),
                delivered);
        broker.clients().glue().createDatabase(request -> request.databaseInput(base -> base.name("sales")));
        broker.clients()
                .glue()
                .createTable(request -> request.databaseName("sales")
                        .tableInput(table -> table.name("orders")
                                .storageDescriptor(stored -> stored.columns(
                                        Column.builder()
                                                .name("id")
                                                .type("bigint")
                                                .build(),
                                        Column.builder()
                                                .name("item")
                                                .type("string")
                                                .build()))));
        deliver(
                "parquet",
                to -> to.dataFormatConversionConfiguration(converted -> converted
                        .enabled(true)
                        .inputFormatConfiguration(in -> in.deserializer(each -> each.openXJsonSerDe(x -> {})))
                        .outputFormatConfiguration(out -> out.serializer(each -> each.parquetSerDe(p -> {})))
                        .schemaConfiguration(schema -> schema.roleARN(ROLE)
                                .databaseName("sales")
                                .tableName("orders")
                                .region("us-east-1"))),
                delivered);
        deliver("table", to -> {}, "1,i1\n", "3,i3\n", "4,i4\n");
        for (String form : List.of("plain", "lines", "parquet")) {
            Asked asked = Asked.of(engine, MISSING.formatted(form));
            assertThat(asked.end()).as(form).isEqualTo(new Ended.Complete(null));
            assertThat(asked.rows).as(form).isEqualTo(TWO_OF_THREE);
        }
        assertThat(Asked.of(
                                engine,
                                "SELECT o.id FROM orders o SEMI JOIN \"s3://lake/table/\" d ON o.id = d.column0 ORDER BY 1")
                        .rows)
                .isEqualTo(List.of(List.of(1L), List.of(3L)));
    }

    @Test
    void anObjectIsFetchedOnceAndSaysItsKey() throws IOException {
        put("a/1.csv.gz", gzip("id,at\n1,2026-01-02T03:04:05Z\n"));
        put("a/2.csv.gz", gzip("id,at\n2,2026-01-02T03:04:06Z\n"));
        put("b/1.csv", "id\n9\n");
        String sql = "SELECT id, object_key FROM \"s3://lake/a/\" ORDER BY id";
        assertThat(Asked.of(engine, sql).rows).isEqualTo(List.of(List.of(1L, "a/1.csv.gz"), List.of(2L, "a/2.csv.gz")));
        int before = calls.get();
        put("a/3.csv.gz", gzip("id,at\n3,2026-01-02T03:04:07Z\n"));
        assertThat(Asked.of(engine, sql).rows).hasSize(3);
        assertThat(calls.get() - before).as("a listing, and what is new").isEqualTo(2);
        assertThat(Asked.of(engine, "SELECT sum(id)::BIGINT FROM 's3://lake/*1.csv*'")
                        .value())
                .isEqualTo(10L);
        assertThat(engine.objectColumns().get("s3://lake/a/")).containsKeys("id", "at", "object_key");
    }

    @Test
    void linesOfTextHaveOneColumn() {
        put("log/1.txt", "a \"quoted, word\nb\tc\n");
        assertThat(Asked.of(engine, "SELECT line FROM \"s3://lake/log/\" ORDER BY line").rows)
                .isEqualTo(List.of(List.of("a \"quoted, word"), List.of("b\tc")));
    }

    @Test
    void whatCanNotBeReadSaysWhy() {
        put("mixed/1.json", "{\"id\":1}\n");
        put("mixed/2.csv", "id,x\n1,2\n3,4\n");
        put("bad/1.json", "{\"id\":1}\n{\"id\":\n{\"id\":3}\n");
        put("cut.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0});
        put("bytes/1", new byte[] {1, 2, 3, 0, 1, 2, 3});
        assertThat(error("FROM \"s3://nowhere/x\"").what()).isEqualTo("There is no bucket “nowhere”.");
        assertThat(error("FROM \"s3://lake/none/\"").what()).contains("There is no object", "s3://lake/none/");
        assertThat(error("FROM \"s3://\"").what()).contains("names no bucket");
        assertThat(error("FROM \"s3://lake/mixed/\"").what()).contains("several formats", "1 × JSON Lines", "1 × CSV");
        assertThat(error("FROM \"s3://lake/bad/\"").what())
                .contains("can't be read as one table", "bad/1.json")
                .doesNotContain("weir-ask");
        assertThat(error("FROM \"s3://lake/cut\"").what()).contains("can't be read");
        assertThat(error("FROM \"s3://lake/bytes/\"").what()).contains("bytes that are no text");
        assertThat(error("FROM \"s3://lake/b\" JOIN \"s3://lake/B\" USING (id)").what())
                .contains("differ only in capitals");
        assertThat(error("FROM read_json('/etc/passwd')").what()).contains("out of bounds");
    }

    @Test
    void aPlanOfObjectsKnowsTheirColumns() {
        put("a/1.json", "{\"id\":1}\n");
        Asked plan = Asked.begunToExplain(engine, "SELECT count(*) FROM \"s3://lake/a/\" WHERE id > 0");
        assertThat(plan.end()).isEqualTo(new Ended.Complete(null));
        assertThat(String.valueOf(plan.value())).contains("s3://lake/a/", "SCAN");
    }
}
