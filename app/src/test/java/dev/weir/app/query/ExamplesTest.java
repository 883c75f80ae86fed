package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.gallery.Example;
import dev.weir.app.query.gallery.ExampleDelivery;
import dev.weir.app.query.gallery.Target;
import dev.weir.app.query.gallery.WindowKind;
import dev.weir.app.query.text.Parameters;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Every worked example is run by its engine over the demo's records, and must bring rows; a few of them at a time. */
class ExamplesTest {

    @RegisterExtension
    static final DemoEngines DEMO = new DemoEngines();

    private static final int AT_A_TIME = 4;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Map<Example, Future<?>> RUNS = new LinkedHashMap<>();
    private static final ScheduledExecutorService arriving = Executors.newSingleThreadScheduledExecutor();
    private static final ExecutorService running = Executors.newFixedThreadPool(AT_A_TIME);

    @BeforeAll
    static void run() throws IOException {
        for (Example example : Example.all()) {
            DEMO.makeReady(example);
        }
        // Where the time of arrival counts, windows close only as records go on arriving.
        arriving.scheduleWithFixedDelay(ExamplesTest::putAFlight, 0, 250, TimeUnit.MILLISECONDS);
        for (Example example : Example.all()) {
            RUNS.put(example, running.submit(() -> {
                bringsRows(example);
                return true;
            }));
        }
    }

    private static void putAFlight() {
        DEMO.broker()
                .clients()
                .kinesis()
                .putRecord(request -> request.streamName("flights")
                        .partitionKey(Long.toString(System.nanoTime()))
                        .data(SdkBytes.fromUtf8String("{\"time\":6.0,\"delay\":5,\"distance\":400}")));
    }

    @AfterAll
    static void close() {
        arriving.shutdownNow();
        running.shutdownNow();
    }

    static List<Example> examples() {
        return Example.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void brought(Example example) throws Exception {
        Objects.requireNonNull(RUNS.get(example)).get(2, TimeUnit.MINUTES);
    }

    private static void bringsRows(Example example) {
        KinesisClient kinesis = DEMO.broker().clients().kinesis();
        Target target = example.target();
        ExampleDelivery delivery = example.delivery();
        if (delivery != null && delivery.streamName() != null) {
            eventually("delivered", () -> DEMO.delivers(delivery));
        }
        QueryEngine engine = Objects.requireNonNull(DEMO.engines().engines().of(example.engine()));
        String text = Parameters.filled(example.statement(), Map.of("net", "ci", "least", "0"));
        FirstRows heard = new FirstRows();
        RunningQuery query = engine.run(text, QueryOptions.ALL, heard);
        if (target != null) {
            eventually(
                    "records in " + target.streamName(),
                    LONG,
                    () -> !records(kinesis, target.streamName()).isEmpty());
            assertThat(records(kinesis, target.streamName()).getFirst()).startsWith("{\"id\":");
        } else if (delivery != null && delivery.streamName() == null) {
            eventually("objects in " + delivery.bucket(), LONG, () -> DEMO.delivers(delivery));
        } else {
            assertThat(heard.rows()).isNotEmpty();
            if (delivery != null || example.table() != null) {
                assertThat(heard.rows().stream()
                                .anyMatch(change -> change.values().getLast() != null))
                        .as("the other side of the join")
                        .isTrue();
            }
        }
        query.cancel();
        assertThat(heard.end()).isNotNull();
    }

    @Test
    void whatAnExampleNeedsIsMadeOnce() throws IOException {
        for (Example example : Example.all()) {
            if (example.target() != null) {
                assertThat(TargetStream.make(
                                DEMO.broker().clients().kinesis(),
                                example.target().streamName()))
                        .isFalse();
            }
            if (example.delivery() != null) {
                assertThat(ExampleNeeds.deliver(DEMO.broker().clients(), example.delivery()))
                        .isFalse();
            }
        }
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
        Example.all().forEach(example -> {
            if (example.sketch() != null) {
                drawn.add(example.sketch());
            }
            assertThat(example.explanation()).as(example.title()).hasSizeBetween(60, 400);
        });
        assertThat(drawn).containsExactlyInAnyOrder(WindowKind.values());
        assertThat(Example.all()).extracting(Example::title).doesNotHaveDuplicates();
    }
}
