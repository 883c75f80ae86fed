package dev.weir.app.query.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.send.BrokerStream;
import dev.weir.broker.BrokerConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Statements over streams of a real broker. */
class AskEngineTest {

    private final BrokerStream broker = new BrokerStream(
            BrokerConfig.inMemory().withStateDelay(Duration.ZERO).withLimits(false));
    private final SchemaStore schemas = SchemaStore.ofThisRun();
    private final AskEngine engine = new AskEngine(broker::kinesis, true, schemas, InstantSource.system());

    @AfterEach
    void close() {
        engine.close();
        broker.close();
    }

    private void put(String stream, String... data) {
        put(
                stream,
                Arrays.stream(data)
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    private void put(String stream, List<byte[]> data) {
        List<PutRecordsRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            entries.add(PutRecordsRequestEntry.builder()
                    .partitionKey("key-" + i)
                    .data(SdkBytes.fromByteArray(data.get(i)))
                    .build());
            if (entries.size() == 500 || i == data.size() - 1) {
                List<PutRecordsRequestEntry> some = List.copyOf(entries);
                assertThat(broker.kinesis()
                                .putRecords(
                                        request -> request.streamName(stream).records(some))
                                .failedRecordCount())
                        .isZero();
                entries.clear();
            }
        }
    }

    private QueryError wrong(String text) {
        Ended end = Asked.of(engine, text).end();
        assertThat(end).as(text).isInstanceOf(Ended.Failed.class);
        return ((Ended.Failed) end).error();
    }

    @Test
    void fieldsAreTypedColumns() {
        broker.create("orders", 2);
        put("orders", """
                {"id": 1, "amount": 2.5, "paid": true, "who": "Ann", "at": "2026-11-23T12:00:00.250Z", "to": {"city": "Bonn", "zip": 53111}, "items": [{"sku": "a", "n": 2}]}""", """
                {"id": 9007199254740993, "amount": 3, "paid": false, "who": "Bob", "at": "2026-11-23T14:00:00+02:00", "to": {"city": "Köln"}, "items": []}""");

        Asked asked = Asked.of(engine, "SELECT * FROM orders ORDER BY id");

        assertThat(asked.end()).isEqualTo(new Ended.Complete(null));
        assertThat(asked.columns)
                .extracting(ResultColumn::name)
                .containsExactly(
                        "id",
                        "amount",
                        "paid",
                        "who",
                        "at",
                        "to",
                        "items",
                        "approximate_arrival_timestamp",
                        "shard_id",
                        "partition_key",
                        "sequence_number");
        assertThat(asked.columns)
                .extracting(ResultColumn::type)
                .startsWith("BIGINT", "DOUBLE", "BOOLEAN", "VARCHAR", "TIMESTAMP WITH TIME ZONE");
        assertThat(asked.rows.getFirst().subList(0, 7))
                .containsExactly(
                        1L,
                        2.5,
                        true,
                        "Ann",
                        Instant.parse("2026-11-23T12:00:00.250Z"),
                        Map.of("city", "Bonn", "zip", 53111L),
                        List.of(Map.of("sku", "a", "n", 2L)));
        assertThat(asked.rows.getLast().subList(0, 5))
                .containsExactly(9007199254740993L, 3.0, false, "Bob", Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(asked.counted.records()).isEqualTo(2);
        assertThat(asked.counted.left()).isZero();
        assertThat(Asked.of(engine, "SELECT sum(i.n) FROM orders, unnest(items) AS u(i) WHERE \"to\".city = 'Bonn'")
                        .value())
                .hasToString("2");
    }

    @Test
    void theDataItselfComesWhenItIsNamed() {
        broker.create("orders", 1);
        String data = "{\"id\": 1,\n  \"who\": \"A \\\"quoted\\\" Ann\\u0001\"}";
        put("orders", data);
        assertThat(Asked.of(engine, "SELECT id FROM orders").value()).isEqualTo(1L);
        assertThat(Asked.of(engine, "SELECT data FROM orders").value()).isEqualTo(data);
        assertThat(Asked.of(engine, "SELECT count(*) FROM orders").value()).isEqualTo(1L);
    }

    @Test
    void columnsThatAreNotNamedAreLoadedWhenTheyAre() {
        broker.create("orders", 1);
        put("orders", "{\"id\": 1, \"who\": \"Ann\", \"to\": {\"zip\": 7}}");
        assertThat(Asked.of(engine, "SELECT count(*) FROM orders").value()).isEqualTo(1L);
        assertThat(Asked.of(engine, "SELECT ID FROM orders").value()).isEqualTo(1L);
        assertThat(Asked.of(engine, "SELECT partition_key FROM orders").value()).isEqualTo("key-0");
        assertThat(Asked.of(engine, "SELECT length(\"Sequence_Number\") FROM orders")
                        .value())
                .isEqualTo(56L);
        assertThat(Asked.of(engine, "SELECT partition_key FROM (SELECT * FROM orders)")
                        .value())
                .isEqualTo("key-0");
        assertThat(Asked.of(engine, "SELECT o.to.zip FROM orders o").value()).isEqualTo(7L);
        assertThat(Asked.of(engine, "SELECT o FROM orders o").value()).isInstanceOf(Map.class);
        assertThat(Asked.of(engine, "SELECT who FROM orders JOIN orders b USING (who, id)")
                        .value())
                .isEqualTo("Ann");
        assertThat(Asked.of(engine, "SELECT count(*) FROM orders NATURAL JOIN (SELECT 'Ann' AS who)")
                        .value())
                .isEqualTo(1L);
        assertThat(wrong("SELECT idd FROM orders").advice()).contains("id");
    }

    @Test
    void textsAndBytesHaveTheDataAsTheirOnlyField() {
        broker.create("log", 1);
        broker.create("raw", 1);
        put("log", "first line", "second “line”");
        put("raw", List.of(new byte[] {(byte) 0xff, 0, 1}));
        assertThat(Asked.of(engine, "SELECT data FROM log WHERE data LIKE 'second%'")
                        .value())
                .isEqualTo("second “line”");
        assertThat((byte[]) Asked.of(engine, "SELECT data FROM raw").value()).containsExactly(0xff, 0, 1);
    }

    @Test
    void valuesBetweenCommasAreColumnsToo() {
        broker.create("csv", 1);
        put("csv", "1,2.5,\"a, b\"", "2,3,c");
        assertThat(Asked.of(engine, "SELECT c1, c2, c3 FROM csv ORDER BY c1").rows)
                .containsExactly(List.of(1L, 2.5, "a, b"), List.of(2L, 3.0, "c"));
        put("csv", "x,4,d", "only one");
        Asked drifted = Asked.of(engine, "SELECT count(*), count(c1), count(c2) FROM csv");
        assertThat(drifted.rows).containsExactly(List.of(4L, 2L, 3L));
        assertThat(drifted.counted.left()).isEqualTo(2);
    }

    @Test
    void recordsThatDoNotFitAreCountedWithTheReasonAndStayAsRows() {
        broker.create("orders", 1);
        List<byte[]> good = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            good.add(("{\"id\": " + i + ", \"n\": {\"q\": [1, 2]}}").getBytes(StandardCharsets.UTF_8));
        }
        put("orders", good);
        assertThat(Asked.of(engine, "SELECT count(*) FROM orders").value()).isEqualTo(1_000L);

        put("orders", "{\"id\": 1.5}", "no JSON", "{\"id\": 7, broken}", "{\"id\": 8, \"n\": {\"q\": [1.5]}}", "[1]");
        Asked asked = Asked.of(engine, "SELECT count(*), count(id), sum(len(n.q)) FROM orders");

        assertThat(asked.rows.getFirst().get(0)).isEqualTo(1_005L);
        assertThat(asked.rows.getFirst().get(1)).isEqualTo(1_001L);
        assertThat(asked.counted.left()).isEqualTo(5);
        assertThat(asked.counted.why()).isNotNull();
        assertThat(engine.drift("orders").drifted()).isTrue();
    }

    @Test
    void aRecordCannotPretendToBeAnother() {
        broker.create("orders", 1);
        put(
                "orders",
                "{\"id\": 1}",
                "{\"id\": 2},\"shard\":7,\"sequence\":\"1\",\"fields\":{\"id\":3}",
                "{\"id\": 4}}\n{\"id\": 5}",
                "{\"id\": 6, \"sequence_number\": \"mine\"}");
        Asked asked = Asked.of(engine, "SELECT count(*), count(DISTINCT record_sequence_number) FROM orders");
        assertThat(asked.rows).containsExactly(List.of(4L, 4L));
    }

    @Test
    void onlyWhatIsNewIsReadTheSecondTime() {
        broker.create("orders", 2);
        put("orders", "{\"id\": 1}", "{\"id\": 2}", "{\"id\": 3}");
        assertThat(Asked.of(engine, "SELECT sum(id) FROM orders").value()).hasToString("6");
        put("orders", "{\"id\": 10}");
        Asked second = Asked.of(engine, "SELECT sum(id) FROM orders");
        assertThat(second.value()).hasToString("16");
        // Counted are the records that came from the stream, in both runs together.
        assertThat(second.counted.records()).isEqualTo(4);
    }

    @Test
    void aReshardInBetweenLosesNothing() {
        broker.create("orders", 1);
        put("orders", "{\"id\": 1}", "{\"id\": 2}");
        assertThat(Asked.of(engine, "SELECT sum(id) FROM orders").value()).hasToString("3");
        String shard = broker.kinesis()
                .listShards(request -> request.streamName("orders"))
                .shards()
                .getFirst()
                .shardId();
        broker.kinesis()
                .splitShard(request -> request.streamName("orders")
                        .shardToSplit(shard)
                        .newStartingHashKey("170141183460469231731687303715884105728"));
        broker.active("orders");
        put("orders", "{\"id\": 4}", "{\"id\": 8}", "{\"id\": 16}");
        Asked asked = Asked.of(engine, "SELECT sum(id), count(DISTINCT shard_id) > 1 FROM orders");
        assertThat(asked.rows.getFirst().getFirst()).hasToString("31");
        assertThat(asked.rows.getFirst().getLast()).isEqualTo(true);
    }

    @Test
    void aStreamMadeAnewIsAnotherTable() {
        broker.create("orders", 1);
        put("orders", "{\"id\": 1}");
        assertThat(Asked.of(engine, "SELECT sum(id) FROM orders").value()).hasToString("1");
        broker.kinesis().deleteStream(request -> request.streamName("orders"));
        dev.weir.app.records.Eventually.eventually(
                "gone", () -> broker.kinesis().listStreams().streamNames().isEmpty());
        broker.create("orders", 1);
        put("orders", "{\"id\": 2}");
        assertThat(Asked.of(engine, "SELECT sum(id) FROM orders").value()).hasToString("2");
    }

    @Test
    void aRangeOfTimeIsHeld() {
        broker.create("orders", 1);
        put("orders", "{\"id\": 1}");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        assertThat(Asked.of(
                                engine,
                                "SELECT count(*) FROM orders",
                                new QueryOptions(now.plusSeconds(-3600), now.plusSeconds(-1800), 10))
                        .value())
                .isEqualTo(0L);
        assertThat(Asked.of(engine, "SELECT count(*) FROM orders", new QueryOptions(now.plusSeconds(-3600), null, 10))
                        .value())
                .isEqualTo(1L);
    }

    @Test
    void tooManyRowsAreCutShortAndItIsSaid() {
        Ended end = Asked.of(engine, "SELECT * FROM range(1000)", new QueryOptions(null, null, 10))
                .end();
        assertThat(end).isInstanceOf(Ended.Complete.class);
        assertThat(((Ended.Complete) end).cutShort()).contains("10");
    }

    @Test
    void whatIsWrongIsNamedAtItsPlace() {
        broker.create("flights", 1);
        put("flights", "{\"delay\": 1, \"distance\": 2}");

        QueryError column = wrong("SELECT\n  dela FROM flights");
        assertThat(column.what()).isEqualTo("There is no column “dela” here.");
        assertThat(column.advice()).contains("delay");
        assertThat(List.of(column.line(), column.column())).containsExactly(2, 3);

        QueryError stream = wrong("SELECT * FROM flight");
        assertThat(stream.what()).isEqualTo("There is no stream “flight”.");
        assertThat(stream.advice()).isEqualTo("Did you mean flights?");
        assertThat(stream.column()).isEqualTo(15);

        QueryError syntax = wrong("SELECT a b c");
        assertThat(syntax.what()).contains("near “c”");
        assertThat(syntax.line()).isEqualTo(1);
        assertThat(wrong("SELECT floo(1)").what()).isEqualTo("There is no function “floo”.");
        assertThat(wrong("SELECT 1; SELECT 2").what()).isEqualTo("These are several statements.");
        assertThat(wrong("").what()).isEqualTo("There is no statement here.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY (SELECT 1) TO '/tmp/weir-ask-out.csv'",
                "ATTACH '/tmp/weir-ask.db'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET enable_external_access = true",
                "PRAGMA database_list",
                "CREATE TABLE x AS SELECT 1",
                "DROP TABLE t_1",
                "CALL pragma_version()",
                "EXPORT DATABASE '/tmp/weir-ask-db'",
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM read_blob('/proc/self/environ')",
                "SELECT * FROM '/etc/passwd.csv'",
                "SELECT * FROM glob('/etc/*')",
                "SELECT * FROM parquet_scan('http://127.0.0.1:1/x.parquet')",
                "SELECT * FROM query('COPY (SELECT 1) TO ''/tmp/weir-ask-out.csv''')",
                "SELECT getenv('HOME')",
                "SELECT * FROM sqlite_scan('/tmp/x.db', 'x')",
            })
    void nothingBeyondStreamsCanBeReached(String text) {
        assertThat(wrong(text).what()).isNotEmpty();
        assertThat(java.nio.file.Path.of("/tmp/weir-ask-out.csv")).doesNotExist();
    }

    @Test
    void aStatementCanBeCancelled() {
        Asked asked = Asked.begun(
                engine,
                "SELECT count(*) FROM range(1000000000) a, range(1000000) b WHERE a.range % 7 = b.range",
                () -> {});
        dev.weir.app.records.Eventually.eventually(
                "it runs", () -> !engine.running().isEmpty());
        asked.cancel();
        assertThat(asked.end()).isEqualTo(new Ended.Cancelled());
        assertThat(engine.running()).isEmpty();
        assertThat(Asked.of(engine, "SELECT 1").value()).isEqualTo(1L);
    }

    @Test
    void manyRecordsOverSeveralShardsComeOnceEach() {
        broker.create("many", 4);
        List<byte[]> data = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            data.add(("{\"n\": " + i + ", \"filler\": \"" + "x".repeat(900) + "\"}").getBytes(StandardCharsets.UTF_8));
        }
        put("many", data);
        Asked asked = Asked.of(engine, "SELECT count(*), count(DISTINCT n), sum(n) FROM many");
        assertThat(asked.rows.getFirst()).map(String::valueOf).containsExactly("20000", "20000", "199990000");
    }

    @Test
    void whatMakesItReadyIsNotSeenAndEndsWithIt() throws Exception {
        // Within the engine nobody would see that it fails.
        WarmUp.go(engine.database());
        broker.create("orders", 1);
        put("orders", "{\"id\": 1}");
        engine.prepare();
        engine.prepare();
        assertThat(Asked.of(engine, "SELECT count(*) FROM orders").value()).isEqualTo(1L);
        engine.close();
        try (AskEngine other = new AskEngine(broker::kinesis, true, SchemaStore.ofThisRun(), InstantSource.system())) {
            other.prepare();
            Asked asked = Asked.of(other, "SELECT * FROM weir_warm_up");
            assertThat(asked.end()).isInstanceOf(Ended.Failed.class);
        }
    }
}
