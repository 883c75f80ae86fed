package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.reference.ReferenceFile;
import dev.weir.app.query.reference.ReferenceTable;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;

/** What Watch is told of the streams, and that it can do something with it. */
class StreamDeclarationsTest {

    private static final String ASKED = "SELECT item, SUM(price) AS total FROM `late-orders` GROUP BY item";

    @RegisterExtension
    static final DemoEngines DEMO = new DemoEngines();

    private static Broker broker;
    private static KinesisClient kinesis;

    private boolean readOnly;
    private final StreamDeclarations declarations =
            new StreamDeclarations(() -> kinesis, SchemaStore.ofThisRun(), () -> readOnly, InstantSource.system());

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        kinesis = KinesisClient.builder()
                .endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsSessionCredentials.create("weir", "secret", "token")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                // The tests ask more often than five times a second.
                .overrideConfiguration(
                        override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .retryOnException(LimitExceededException.class)
                                .maxAttempts(8)
                                .build()))
                .build();
        for (String name : List.of("late-orders", "orders")) {
            kinesis.createStream(request -> request.streamName(name).shardCount(2));
            kinesis.waiter().waitUntilStreamExists(request -> request.streamName(name));
        }
        putOrders(kinesis);
    }

    private static void putOrders(KinesisClient into) {
        for (int i = 0; i < 10; i++) {
            String order = "{\"item\": \"tea\", \"price\": " + i + ".5}";
            String key = "k" + i;
            into.putRecord(request ->
                    request.streamName("late-orders").partitionKey(key).data(SdkBytes.fromUtf8String(order)));
        }
    }

    @AfterAll
    static void stop() {
        kinesis.close();
        broker.close();
    }

    @Test
    void theStreamsThatAreNamedAreDeclaredWithKeysAndPosition() {
        List<String> all = declarations.declarations(ASKED, QueryOptions.ALL);
        assertThat(all).hasSize(1);
        assertThat(all.getFirst())
                .contains(
                        "CREATE TABLE `late-orders`",
                        "`item` STRING",
                        "`price` DOUBLE",
                        "'source.init.position' = 'TRIM_HORIZON'",
                        "'aws.credentials.basic.sessiontoken' = 'token'",
                        "'aws.endpoint' = '" + broker.endpoint() + "'");
        Instant from = Instant.parse("2026-05-04T12:00:00Z");
        assertThat(declarations.declarations(ASKED, new QueryOptions(from, null, 10)))
                .singleElement()
                .asString()
                .contains("'AT_TIMESTAMP'", "'source.init.timestamp' = '2026-05-04T12:00:00Z'");
        assertThat(declarations.declarations("SELECT 'orders' -- orders", QueryOptions.ALL))
                .isEmpty();
    }

    @Test
    void aReferenceTableThatIsNamedIsDeclaredAndALookupHasItsTime() {
        References references = References.none();
        ReferenceFile file = new ReferenceFile(Path.of("prices.csv"), ReferenceFile.Form.CSV, ',');
        for (String name : List.of("prices", "orders")) {
            references.put(new ReferenceTable(name, file, List.of(new SchemaField("item", FieldType.Scalar.VARCHAR))));
        }
        StreamDeclarations both = new StreamDeclarations(
                () -> kinesis, SchemaStore.ofThisRun(), () -> readOnly, InstantSource.system(), references);
        List<String> all = both.declarations(
                "SELECT * FROM orders AS o JOIN prices FOR SYSTEM_TIME AS OF o.proc_time AS p ON o.data = p.item",
                QueryOptions.ALL);
        assertThat(all).hasSize(2);
        assertThat(all.getFirst()).contains("`orders`", "proc_time AS PROCTIME()", "'connector' = 'kinesis'");
        assertThat(all.getLast()).contains("`prices`", "'connector' = 'reference'", "'path' = 'prices.csv'");
        assertThat(both.declarations("SELECT * FROM orders", QueryOptions.ALL).getFirst())
                .doesNotContain("proc_time");
    }

    @Test
    void aFanOutConsumerIsNamedAnewForEachStatement() {
        QueryOptions fanOut = QueryOptions.ALL.withFanOut(true);
        String once = declarations.declarations(ASKED, fanOut).getFirst();
        assertThat(once).contains("'source.reader.type' = 'EFO'").containsPattern("'weir-query-[0-9a-f]{8}'");
        assertThat(declarations.declarations(ASKED, fanOut).getFirst()).isNotEqualTo(once);
        assertThat(declarations.declarations(ASKED, QueryOptions.ALL).getFirst())
                .doesNotContain("EFO");
    }

    @Test
    void onAReadOnlyConnectionNothingIsWritten() {
        readOnly = true;
        assertThatThrownBy(() -> declarations.declarations(ASKED, QueryOptions.ALL.withFanOut(true)))
                .hasMessageContaining("registers a consumer");
        for (String writing : List.of(
                "INSERT INTO orders SELECT * FROM `late-orders`",
                "/* SELECT */ insert into orders SELECT * FROM `late-orders`",
                "EXECUTE STATEMENT SET BEGIN INSERT INTO orders SELECT * FROM `late-orders`; END")) {
            assertThatThrownBy(() -> declarations.declarations(writing, QueryOptions.ALL))
                    .hasMessageContaining("read-only");
        }
        assertThat(declarations.declarations(ASKED, QueryOptions.ALL)).hasSize(1);
    }

    @Test
    void watchAnswersOverTheStreamAsItIsDeclared() {
        DEMO.broker().createStream("late-orders", 2);
        putOrders(DEMO.broker().clients().kinesis());
        FirstRows heard = new FirstRows();
        RunningQuery query =
                Objects.requireNonNull(DEMO.engines().engines().watch()).run(ASKED, QueryOptions.ALL, heard);
        eventually("all ten", Duration.ofSeconds(60), () -> heard.last().equals(List.of("tea", 50.0)));
        query.cancel();
        assertThat(heard.end()).isEqualTo(new Ended.Cancelled());
    }
}
