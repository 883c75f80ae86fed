package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.gallery.Example;
import dev.weir.app.query.gallery.ExampleDelivery;
import dev.weir.app.query.gallery.Target;
import dev.weir.app.query.gallery.WindowKind;
import dev.weir.app.query.text.Parameters;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Every worked example is run by its engine over the demo's records, and must bring rows. */
class ExamplesTest {

    private static final BrokerWorkspace BROKER = new BrokerWorkspace();
    private static final ScheduledExecutorService arriving = Executors.newSingleThreadScheduledExecutor();
    private static ConnectionEngines engines;

    @BeforeAll
    static void fill() {
        DemoStreams.fill(BROKER.clients().kinesis(), BROKER::createStream, 2_000);
        engines = ConnectionEngines.of(BROKER.workspace());
        // Where the time of arrival counts, windows close only as records go on arriving.
        arriving.scheduleWithFixedDelay(ExamplesTest::putAFlight, 0, 250, TimeUnit.MILLISECONDS);
    }

    private static void putAFlight() {
        BROKER.clients()
                .kinesis()
                .putRecord(request -> request.streamName("flights")
                        .partitionKey(Long.toString(System.nanoTime()))
                        .data(SdkBytes.fromUtf8String("{\"time\":6.0,\"delay\":5,\"distance\":400}")));
    }

    @AfterAll
    static void close() {
        arriving.shutdownNow();
        engines.engines().close();
        BROKER.close();
    }

    static List<Example> examples() {
        return Example.ALL;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void bringsRows(Example example) throws IOException {
        KinesisClient kinesis = BROKER.clients().kinesis();
        Target target = example.target();
        if (target != null) {
            assertThat(TargetStream.make(kinesis, target.streamName())).isTrue();
            assertThat(TargetStream.make(kinesis, target.streamName())).isFalse();
            engines.schemas().store().put(target.streamName(), target.schema());
        }
        if (example.table() != null) {
            engines.references().put(ExampleNeeds.write(BROKER.workspace().dataFolder(), example.table()));
        }
        if (example.delivery() != null) {
            deliver(example.delivery());
        }
        QueryEngine engine = Objects.requireNonNull(engines.engines().of(example.engine()));
        String text = Parameters.filled(example.statement(), Map.of("net", "ci", "least", "0"));
        FirstRows heard = new FirstRows();
        RunningQuery query = engine.run(text, QueryOptions.ALL, heard);
        if (target != null) {
            eventually(
                    "records in " + target.streamName(),
                    () -> !records(kinesis, target.streamName()).isEmpty());
            assertThat(records(kinesis, target.streamName()).getFirst()).startsWith("{\"id\":");
        } else {
            assertThat(heard.rows()).isNotEmpty();
            if (example.delivery() != null || example.table() != null) {
                assertThat(heard.rows().stream()
                                .anyMatch(change -> change.values().getLast() != null))
                        .as("the other side of the join")
                        .isTrue();
            }
        }
        query.cancel();
        assertThat(heard.end()).isNotNull();
    }

    private static void deliver(ExampleDelivery delivery) {
        assertThat(ExampleNeeds.deliver(BROKER.clients(), delivery)).isTrue();
        assertThat(ExampleNeeds.deliver(BROKER.clients(), delivery)).isFalse();
        eventually("delivered", () -> {
            // It begins with what arrives once it is active.
            BROKER.clients()
                    .kinesis()
                    .putRecord(request -> request.streamName(delivery.streamName())
                            .partitionKey("k")
                            .data(SdkBytes.fromUtf8String(
                                    "{\"id\":\"late\",\"time\":1,\"mag\":1.5,\"place\":\"here\"}")));
            return BROKER.clients()
                            .s3()
                            .listObjectsV2(request -> request.bucket(delivery.bucket()))
                            .keyCount()
                    > 0;
        });
    }

    private static List<String> records(KinesisClient kinesis, String name) {
        String shard = kinesis.listShards(request -> request.streamName(name))
                .shards()
                .getFirst()
                .shardId();
        String iterator = kinesis.getShardIterator(request ->
                        request.streamName(name).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return kinesis.getRecords(request -> request.shardIterator(iterator)).records().stream()
                .map(record -> record.data().asUtf8String())
                .toList();
    }

    @Test
    void eachKindOfWindowHasOneAndEachExampleIsExplained() {
        Set<WindowKind> drawn = EnumSet.noneOf(WindowKind.class);
        Example.ALL.forEach(example -> {
            if (example.sketch() != null) {
                drawn.add(example.sketch());
            }
            assertThat(example.explanation()).as(example.title()).hasSizeBetween(60, 400);
        });
        assertThat(drawn).containsExactlyInAnyOrder(WindowKind.values());
        assertThat(Example.ALL).extracting(Example::title).doesNotHaveDuplicates();
    }
}
