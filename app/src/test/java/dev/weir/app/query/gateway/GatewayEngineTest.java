package dev.weir.app.query.gateway;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.weir.app.query.ProjectExport;
import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.project.ProjectZip;
import dev.weir.app.query.reference.ReferenceFile;
import dev.weir.app.query.reference.ReferenceTable;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.send.BrokerStream;
import dev.weir.broker.BrokerConfig;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/** Statements on a real Flink SQL Gateway, over streams of a real broker. */
class GatewayEngineTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static BrokerStream broker;
    private static RealGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        broker = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        gateway = new RealGateway(folder, true);
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        broker.close();
    }

    private static GatewayEngine engine(String address, String... declarations) {
        return new GatewayEngine((text, options) -> List.of(declarations), InstantSource.system(), () -> address);
    }

    private static String table(String stream) {
        return """
                CREATE TABLE %s (item STRING, n BIGINT) WITH ('connector' = 'kinesis', 'format' = 'json',
                'stream.arn' = 'arn:aws:kinesis:us-east-1:000000000000:stream/%s', 'aws.endpoint' = '%s',
                'aws.credentials.provider' = 'BASIC', 'aws.credentials.basic.accesskeyid' = 'weir',
                'aws.credentials.basic.secretkey' = 'secret', 'source.init.position' = 'TRIM_HORIZON')""".formatted(stream, stream, broker.connection().endpoint());
    }

    private static void put(String stream, String item, int n) {
        broker.kinesis()
                .putRecord(request -> request.streamName(stream)
                        .partitionKey("k")
                        .data(SdkBytes.fromUtf8String("{\"item\":\"" + item + "\",\"n\":" + n + "}")));
    }

    private static QueryError error(GatewayEngine engine, String text) throws Exception {
        Told told = new Told();
        engine.run(text, QueryOptions.ALL, told);
        Ended end = told.end();
        assertThat(end).isInstanceOf(Ended.Failed.class);
        return ((Ended.Failed) end).error();
    }

    @Test
    void rowsOfAStreamComeAndChangeUntilItIsCancelled() throws Exception {
        broker.create("orders", 1);
        put("orders", "tea", 2);
        put("orders", "tea", 3);
        try (GatewayEngine engine = engine(gateway.address(), table("orders"))) {
            Told told = new Told();
            RunningQuery query =
                    engine.run("SELECT item, SUM(n) AS total FROM orders GROUP BY item", QueryOptions.ALL, told);
            eventually("the sum", () -> told.has(RowChange.Kind.UPDATE_AFTER, "tea", 5L) || told.hasEnded());
            assertThat(told.rows).as(String.valueOf(told.end)).isNotEmpty();
            assertThat(told.columns)
                    .containsExactly(
                            new ResultColumn("item", "STRING", false), new ResultColumn("total", "BIGINT", false));
            put("orders", "tea", 4);
            eventually("the next", () -> told.has(RowChange.Kind.UPDATE_AFTER, "tea", 9L));
            assertThat(engine.running()).containsExactly(query);
            query.cancel();
            assertThat(told.end()).isEqualTo(new Ended.Cancelled());
            assertThat(engine.running()).isEmpty();
        }
    }

    @Test
    void valuesHaveTheirTypes() throws Exception {
        try (GatewayEngine engine = engine(gateway.address())) {
            Told told = new Told();
            engine.run(
                    "SELECT TRUE, CAST(1 AS TINYINT), 1.50, CAST(2.5 AS DOUBLE), 'a', DATE '2026-05-04',"
                            + " TO_TIMESTAMP_LTZ(1500, 3), ARRAY[1, 2], MAP['k', 'v'], ROW(1, 'x'),"
                            + " CAST(NULL AS STRING), X'0102'",
                    QueryOptions.ALL,
                    told);
            assertThat(told.end()).isEqualTo(new Ended.Complete(null));
            List<Object> values = Arrays.asList(told.rows.getFirst().values().toArray());
            assertThat(values.subList(0, 6))
                    .isEqualTo(List.of(true, 1L, new BigDecimal("1.50"), 2.5, "a", LocalDate.parse("2026-05-04")));
            assertThat(values.subList(6, 9))
                    .isEqualTo(List.of(Instant.ofEpochMilli(1500), List.of(1L, 2L), Map.of("k", "v")));
            assertThat(values.get(9)).isInstanceOf(Map.class);
            assertThat(values.get(10)).isNull();
            assertThat((byte[]) values.get(11)).containsExactly(1, 2);
        }
    }

    @Test
    void manyRowsComeInPages() throws Exception {
        String numbers = "CREATE TABLE numbers (i BIGINT) WITH ('connector' = 'datagen', 'fields.i.kind' = 'sequence',"
                + " 'fields.i.start' = '1', 'fields.i.end' = '20000', 'rows-per-second' = '1000000')";
        try (GatewayEngine engine = engine(gateway.address(), numbers)) {
            Told told = new Told();
            engine.run("SELECT i FROM numbers", QueryOptions.ALL, told);
            assertThat(told.end()).isEqualTo(new Ended.Complete(null));
            assertThat(told.rows).hasSize(20_000);
            assertThat(told.rows.stream().map(row -> row.values().getFirst()).distinct())
                    .hasSize(20_000);
        }
    }

    @Test
    void whatIsPutGoesOnAtTheGateway() throws Exception {
        broker.create("source", 1);
        broker.create("target", 1);
        put("source", "tea", 1);
        try (GatewayEngine engine = engine(gateway.address(), table("source"), table("target"))) {
            Told told = new Told();
            engine.run("INSERT INTO target SELECT UPPER(item), n FROM source", QueryOptions.ALL, told);
            assertThat(told.end())
                    .isInstanceOfSatisfying(
                            Ended.Complete.class,
                            complete -> assertThat(complete.cutShort()).contains("goes on at the gateway", "STOP JOB"));
        }
    }

    /** The files that a person gets, with what the README says: the endpoint added, keys from where Flink runs. */
    @Test
    void anExportedProjectRuns() throws Exception {
        broker.create("exported", 1);
        broker.create("copies", 1);
        put("exported", "tea", 2);
        broker.clients().s3().createBucket(request -> request.bucket("exported"));
        broker.clients()
                .firehose()
                .createDeliveryStream(request -> request.deliveryStreamName("exported-to-s3")
                        .extendedS3DestinationConfiguration(to -> to.bucketARN("arn:aws:s3:::exported")
                                .roleARN("arn:aws:iam::000000000000:role/firehose")
                                .bufferingHints(
                                        hints -> hints.intervalInSeconds(1).sizeInMBs(1))));
        Path prices = Files.writeString(folder.resolve("prices.csv"), "item,price\ntea,4\n");
        References references = References.none();
        references.put(new ReferenceTable(
                "prices",
                new ReferenceFile(prices, ReferenceFile.Form.CSV, ','),
                List.of(
                        new SchemaField("item", FieldType.Scalar.VARCHAR),
                        new SchemaField("price", FieldType.Scalar.BIGINT))));

        submit(references, """
                SELECT UPPER(e.item) AS what, e.n * p.price AS worth
                FROM exported AS e
                JOIN prices FOR SYSTEM_TIME AS OF e.proc_time AS p ON p.item = e.item""");
        eventually("it is printed", LONG, () -> gateway.written().contains("+I[TEA, 8]"));

        SchemaStore schemas = SchemaStore.ofThisRun();
        schemas.put(
                "copies",
                new StreamSchema(
                        StreamSchema.Form.JSON, List.of(new SchemaField("item", FieldType.Scalar.VARCHAR)), null));
        submit(schemas, references, "INSERT INTO copies SELECT item FROM exported");
        eventually(
                "it is put",
                LONG,
                () -> broker.all("copies").stream()
                        .anyMatch(record -> record.data().asUtf8String().equals("{\"item\":\"tea\"}")));

        submit(references, "INSERT INTO `exported-to-s3` (what, many) SELECT item, n FROM exported");
        eventually(
                "it is delivered under its names", LONG, () -> delivered().contains("{\"what\":\"tea\",\"many\":2}"));
    }

    private static String delivered() {
        return broker.clients().s3().listObjectsV2(request -> request.bucket("exported")).contents().stream()
                .map(object -> broker.clients()
                        .s3()
                        .getObjectAsBytes(request -> request.bucket("exported").key(object.key()))
                        .asUtf8String())
                .collect(Collectors.joining());
    }

    private static void submit(References references, String statement) throws Exception {
        submit(SchemaStore.ofThisRun(), references, statement);
    }

    private static void submit(SchemaStore schemas, References references, String statement) throws Exception {
        Path zip = folder.resolve("project.zip");
        ProjectZip.write(
                zip,
                ProjectExport.project(
                        broker::kinesis,
                        () -> broker.clients().firehose(),
                        schemas,
                        references,
                        InstantSource.system(),
                        statement));
        try (FileSystem project = FileSystems.newFileSystem(zip)) {
            Path root = project.getPath("flink-project");
            Path reference = root.resolve("reference/prices.csv");
            if (Files.exists(reference)) {
                // Where the gateway was started.
                Files.createDirectories(folder.resolve("reference"));
                Files.copy(
                        reference,
                        folder.resolve("reference").resolve("prices.csv"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            String sql = Files.readString(root.resolve("src/main/resources/statement.sql"));
            assertThat(sql)
                    .contains("--     'aws.endpoint' = '" + broker.connection().endpoint() + "'");
            new GatewayScript(gateway.address())
                    .run(sql.replaceAll(
                            "'aws.region' =",
                            Matcher.quoteReplacement("'aws.endpoint' = '"
                                    + broker.connection().endpoint()
                                    + "', 'aws.credentials.provider' = 'BASIC', 'aws.credentials.basic.accesskeyid' = 'weir',"
                                    + " 'aws.credentials.basic.secretkey' = 'secret', 'aws.region' =")));
        }
    }

    @Test
    void aWrongStatementSaysWhere() throws Exception {
        try (GatewayEngine engine = engine(gateway.address(), table("orders"))) {
            QueryError error = error(engine, "SELECT item,\n nam FROM orders");
            assertThat(error.what()).isEqualTo("Column 'nam' not found in any table");
            assertThat(error.line()).isEqualTo(2);
            assertThat(error.column()).isEqualTo(2);
            assertThat(error(engine, "SELECT FROM WHERE").line()).isEqualTo(1);
        }
    }

    @Test
    void aGatewayWithoutTheConnectorIsToldWhichJarAndOneThatGoesAwayIsSaid(@TempDir Path bare) throws Exception {
        String endless = "CREATE TABLE endless (i BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '10')";
        Told told = new Told();
        try (GatewayEngine engine = engine("")) {
            try (RealGateway other = new RealGateway(bare, false)) {
                GatewayEngine there = engine(other.address(), table("orders"), endless);
                QueryError error = error(there, "SELECT * FROM orders");
                assertThat(error.what()).as(error.toString()).isEqualTo("The gateway has no connector “kinesis”.");
                assertThat(error.advice()).contains("flink-sql-connector-aws-kinesis-streams", "lib folder");
                there.run("SELECT * FROM endless", QueryOptions.ALL, told);
                eventually("a row", () -> !told.rows.isEmpty() || told.hasEnded());
                assertThat(told.rows).as(String.valueOf(told.end)).isNotEmpty();
            }
            assertThat(told.end())
                    .isInstanceOfSatisfying(
                            Ended.Failed.class,
                            failed -> assertThat(failed.error().what())
                                    .containsAnyOf("No Flink SQL Gateway answers", "broke off"));
            assertThat(error(engine, "SELECT 1").what()).isEqualTo("“” is no address of a gateway.");
        }
    }

    @Test
    void whoIsNoGatewayIsSaid() throws Exception {
        try (GatewayEngine engine = engine("127.0.0.1:1")) {
            assertThat(error(engine, "SELECT 1").what())
                    .isEqualTo("No Flink SQL Gateway answers at http://127.0.0.1:1.");
        }
        assertThat(answering("<html>hello</html>").what()).contains("is no Flink SQL Gateway");
        assertThat(answering("{\"versions\":[\"V1\"]}").what()).contains("speaks V1, and this program V2 to V4");
    }

    @Test
    void anExpiredSessionIsSaid() {
        QueryError error = GatewayFailure.of(
                        "<Exception on server side:\norg.apache.flink.table.gateway.api.utils.SqlGatewayException: Session"
                                + " '4b8a' does not exist.\n\tat x\nEnd of exception on server side>",
                        false)
                .error();
        assertThat(error.what()).isEqualTo("The gateway has ended the session of this statement.");
    }

    @Test
    void keysGoToThisComputerAlone() {
        assertThat(GatewayAddress.isLoopback("localhost:8083")).isTrue();
        assertThat(GatewayAddress.isLoopback("http://127.0.0.1:8083/")).isTrue();
        assertThat(GatewayAddress.isLoopback("http://[::1]:8083")).isTrue();
        assertThat(GatewayAddress.isLoopback("https://127.0.0.1.example.com")).isFalse();
        assertThat(GatewayAddress.isLoopback("flink.example.com:8083")).isFalse();
        assertThat(GatewayAddress.isLoopback("no address")).isFalse();
    }

    private static QueryError answering(String body) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try (GatewayEngine engine =
                engine("http://127.0.0.1:" + server.getAddress().getPort())) {
            return error(engine, "SELECT 1");
        } finally {
            server.stop(0);
        }
    }

    private static final class Told implements QueryListener {

        private final List<ResultColumn> columns = new CopyOnWriteArrayList<>();
        private final List<RowChange> rows = Collections.synchronizedList(new ArrayList<>());
        private final CompletableFuture<Ended> end = new CompletableFuture<>();

        boolean has(RowChange.Kind kind, Object... values) {
            return List.copyOf(rows).contains(new RowChange(kind, List.of(values)));
        }

        boolean hasEnded() {
            return end.isDone();
        }

        Ended end() throws Exception {
            return end.get(90, TimeUnit.SECONDS);
        }

        @Override
        public void progress(String words, double done) {}

        @Override
        public void columns(List<ResultColumn> all) {
            columns.addAll(all);
        }

        @Override
        public void rows(List<RowChange> changes) {
            rows.addAll(changes);
        }

        @Override
        public void counted(Counted counted) {}

        @Override
        public void ended(Ended ended) {
            end.complete(ended);
        }
    }
}
