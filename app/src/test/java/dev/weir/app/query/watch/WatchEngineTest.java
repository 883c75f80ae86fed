package dev.weir.app.query.watch;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.text.WatchFunctions;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The engine with its real process, over a broker. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchEngineTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-05-04T12:00:00Z"));

    private static Broker broker;
    private static KinesisClient kinesis;
    private static WatchEngine engine;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        kinesis = KinesisClient.builder()
                .endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        kinesis.createStream(request -> request.streamName("orders").shardCount(1));
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName("orders"));
        for (String order :
                List.of("{\"item\":\"tea\",\"price\":2.5}", "no order", "{\"item\":\"cake\",\"price\":4.0}")) {
            kinesis.putRecord(
                    request -> request.streamName("orders").partitionKey("k").data(SdkBytes.fromUtf8String(order)));
        }
        engine = new WatchEngine((statement, options) -> List.of(orders()), CLOCK);
        engine.prepare();
    }

    @AfterAll
    static void stop() {
        engine.close();
        kinesis.close();
        broker.close();
    }

    @Test
    void theFunctionsThatAreProposedAreThere() throws Exception {
        Heard heard = new Heard();
        engine.run("SHOW USER FUNCTIONS", QueryOptions.ALL, heard);
        assertThat(heard.end()).isInstanceOf(Ended.Complete.class);
        assertThat(heard.rows)
                .extracting(row -> String.valueOf(row.values().getFirst()).toUpperCase(Locale.ROOT))
                .containsExactlyInAnyOrderElementsOf(WatchFunctions.notes().keySet());
    }

    @Test
    void rowsComeAndWhatDoesNotFitIsCountedUntilItIsCancelled() throws Exception {
        Heard heard = new Heard();
        RunningQuery query = engine.run(
                "SELECT item, SUM(price) AS total, MAX(`at`) AS `at` FROM orders GROUP BY item",
                QueryOptions.ALL,
                heard);

        RowChange row = heard.firstRow();
        assertThat(row.kind()).isEqualTo(RowChange.Kind.INSERT);
        // Which of the two is first is nobody's promise.
        assertThat(row.values().subList(0, 2)).isIn(List.of("tea", 2.5), List.of("cake", 4.0));
        assertThat(row.values().get(2)).isInstanceOf(Instant.class);
        assertThat(heard.columns).extracting(ResultColumn::name).containsExactly("item", "total", "at");
        assertThat(heard.words).contains("Planning the query");
        assertThat(query.begun()).isEqualTo(CLOCK.instant());
        assertThat(engine.running()).containsExactly(query);

        query.cancel();
        assertThat(heard.end()).isEqualTo(new Ended.Cancelled());
        assertThat(engine.running()).isEmpty();
        assertThat(heard.counts.getLast().records()).isEqualTo(3);
        assertThat(heard.counts.getLast().left()).isEqualTo(1);
        assertThat(heard.counts.getLast().why()).contains("can't be read");
    }

    @Test
    void aWrongStatementFailsAtItsPlace() throws Exception {
        Heard heard = new Heard();
        engine.run("SELECT item,\n  prize FROM orders", QueryOptions.ALL, heard);

        Ended.Failed failed = (Ended.Failed) heard.end();
        assertThat(failed.error().line()).isEqualTo(2);
        assertThat(failed.error().column()).isEqualTo(3);
        assertThat(failed.error().what()).startsWith("Column 'prize' not found");
    }

    @Test
    void moreQueriesThanMayRunAreRefusedInWords() throws Exception {
        List<RunningQuery> eight = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Heard heard = new Heard();
            eight.add(engine.run("SELECT item FROM orders", QueryOptions.ALL, heard));
            heard.firstRow();
        }
        Heard ninth = new Heard();
        engine.run("SELECT item FROM orders", QueryOptions.ALL, ninth);
        Ended.Failed refused = (Ended.Failed) ninth.end();
        assertThat(refused.error().what()).isEqualTo("8 queries are running, which is as many as may.");
        assertThat(refused.error().advice()).isEqualTo("Stop one of them.");
        eight.forEach(RunningQuery::cancel);
        eventually("none runs", () -> engine.running().isEmpty());
    }

    /** The last, since it takes the process of the others away. */
    @Test
    @Order(Integer.MAX_VALUE)
    void theProcessEndsWhenItsParentIsGone() throws Exception {
        Heard heard = new Heard();
        engine.run("SELECT item FROM orders", QueryOptions.ALL, heard);
        heard.firstRow();
        WatchProcess process = engine.runningProcess();
        // A parent that dies leaves a closed standard input behind, and does nothing else any more.
        process.closeInput();
        assertThat(process.ended(Duration.ofSeconds(10))).isTrue();
        assertThat(process.status()).isZero();
        engine.close();
    }

    @Test
    void anInstallationWithoutTheEngineSaysSo() throws Exception {
        Heard heard = new Heard();
        try (WatchEngine without =
                new WatchEngine((statement, options) -> List.of(), CLOCK, KeptStatements::ofThisRun, Optional::empty)) {
            without.run("SELECT 1", QueryOptions.ALL, heard);
            Ended.Failed failed = (Ended.Failed) heard.end();
            assertThat(failed.error().what()).contains("not part of this installation");
        }
    }

    private static String orders() {
        return """
                CREATE TABLE orders (item STRING, price DOUBLE, `at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL) WITH (
                  'connector' = 'kinesis', 'stream.arn' = 'arn:aws:kinesis:us-east-1:000000000000:stream/orders',
                  'aws.region' = 'us-east-1', 'aws.endpoint' = '%s', 'aws.credentials.provider' = 'BASIC',
                  'aws.credentials.basic.accesskeyid' = 'weir', 'aws.credentials.basic.secretkey' = 'secret',
                  'source.init.position' = 'TRIM_HORIZON', 'format' = 'json')""".formatted(broker.endpoint());
    }
}
