package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.watch.WatchEngine;
import dev.weir.app.send.BrokerStream;
import dev.weir.broker.BrokerConfig;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.Tag;

/** No fan-out consumer is left behind, whatever ends. */
class LeftConsumersTest {

    private static final String PUSHED =
            "SELECT n FROM orders /*+ OPTIONS('source.reader.type'='EFO', 'source.efo.consumer.name'='mine') */";

    private final BrokerStream broker = new BrokerStream(
            BrokerConfig.inMemory().withStateDelay(Duration.ZERO).withLimits(false));
    private final WatchChildren processes = new WatchChildren();
    private final AtomicReference<String> kept = new AtomicReference<>("");
    private String arn = "";

    @BeforeEach
    void orders() {
        broker.create("orders", 1);
        arn = broker.kinesis()
                .describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary()
                .streamARN();
        broker.kinesis()
                .putRecord(request ->
                        request.streamName("orders").partitionKey("k").data(SdkBytes.fromUtf8String("{\"n\": 1}")));
    }

    @AfterEach
    void close() {
        broker.close();
    }

    private LeftConsumers consumers() {
        return new LeftConsumers(broker::kinesis, kept.get(), kept::set);
    }

    private List<Consumer> registered() {
        return broker.kinesis()
                .listStreamConsumers(request -> request.streamARN(arn))
                .consumers();
    }

    private String owner() {
        return registered().stream()
                .flatMap(
                        consumer -> broker
                                .kinesis()
                                .listTagsForResource(request -> request.resourceARN(consumer.consumerARN()))
                                .tags()
                                .stream())
                .map(Tag::value)
                .findFirst()
                .orElse("");
    }

    private WatchEngine engine(LeftConsumers consumers) {
        return new WatchEngine(
                new StreamDeclarations(broker::kinesis, SchemaStore.ofThisRun(), () -> false, InstantSource.system())
                        .noting(consumers),
                InstantSource.system());
    }

    @Test
    void aConsumerOfAKilledProcessIsTheNextOnes() {
        Told told = new Told();
        try (WatchEngine engine = engine(consumers())) {
            engine.run(PUSHED, QueryOptions.ALL, told);
            eventually("a row", () -> told.rows() == 1 || told.ended() != null);
            assertThat(registered()).hasSize(1);
            assertThat(consumers().sweep()).as("its process is alive").isZero();
            String before = owner();
            processes.alive().forEach(ProcessHandle::destroyForcibly);
            eventually("the next process has it", () -> !owner().equals(before));
            assertThat(consumers().sweep()).as("the next process is alive").isZero();
        }
        // A process that takes longer than three seconds to end is killed, and then the next sweep takes its consumer.
        eventually("it is gone", () -> registered().isEmpty() || consumers().sweep() == 1);
    }

    @Test
    void aConsumerWhoseProcessIsGoneIsTakenAway() throws Exception {
        String host = InetAddress.getLocalHost().getHostName();
        broker.kinesis()
                .registerStreamConsumer(request ->
                        request.streamARN(arn).consumerName("mine").tags(Map.of("weir-owner", host + "/1/1")));
        consumers().note(arn, "mine");
        LeftConsumers next = consumers();
        assertThat(next.sweep()).isEqualTo(1);
        assertThat(registered()).isEmpty();
        assertThat(next.isEmpty()).isTrue();
    }

    @Test
    void aConsumerGoesWithTheConsole() {
        Told heard = new Told();
        try (WatchEngine engine = engine(consumers())) {
            engine.run(PUSHED, QueryOptions.ALL, heard);
            eventually("a row", () -> heard.rows() == 1);
            assertThat(registered()).hasSize(1);
        }
        eventually("it is gone", () -> registered().isEmpty());
        assertThat(consumers().sweep()).isZero();
    }

    @Test
    void oneOfSomebodyElseStays() {
        broker.kinesis()
                .registerStreamConsumer(request -> request.streamARN(arn).consumerName("mine"));
        broker.kinesis()
                .registerStreamConsumer(request ->
                        request.streamARN(arn).consumerName("far").tags(Map.of("weir-owner", "another-host/1/1")));
        LeftConsumers consumers = consumers();
        consumers.note(arn, "mine");
        consumers.note(arn, "far");
        consumers.note(arn, "never-was");
        assertThat(consumers.sweep()).isZero();
        assertThat(registered()).hasSize(2);
        assertThat(kept.get()).doesNotContain("never-was");
    }

    @Test
    void namesAreFoundInHints() {
        assertThat(LeftConsumers.names(PUSHED)).containsExactly("mine");
        assertThat(LeftConsumers.names("SELECT 'source.efo.consumer.name' FROM orders"))
                .isEmpty();
        assertThat(LeftConsumers.names("SELECT 1 -- 'source.efo.consumer.name'='x'"))
                .isEmpty();
    }

    /** How many rows came, and the end. */
    private static final class Told implements QueryListener {

        private final AtomicInteger rows = new AtomicInteger();
        private final AtomicReference<@Nullable Ended> ended = new AtomicReference<>();

        int rows() {
            return rows.get();
        }

        @Nullable Ended ended() {
            return ended.get();
        }

        @Override
        public void progress(String words, double done) {}

        @Override
        public void columns(List<ResultColumn> columns) {}

        @Override
        public void rows(List<RowChange> changes) {
            rows.addAndGet(changes.size());
        }

        @Override
        public void counted(Counted counted) {}

        @Override
        public void ended(Ended how) {
            ended.set(how);
        }
    }
}
