package dev.weir.app.streams.keyspace;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.MovableClock;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import dev.weir.app.metrics.Throughput;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Sampling and what follows from it, over the real broker with a split and a merge, without a window. */
class SamplingModelTest {

    private final DirectBackground background = new DirectBackground();
    private Broker broker;
    private SdkClients clients;
    private TestWorkspace workspace;
    private KeySpaceModel model;
    private SamplingModel sampling;

    @BeforeEach
    void start() throws Exception {
        broker = Broker.start(BrokerConfig.inMemory());
    }

    @AfterEach
    void stop() {
        if (clients != null) {
            clients.close();
        }
        broker.close();
    }

    private void open(Connection.Kind kind, InstantSource clock) {
        Connection connection =
                new Connection("Test", kind, new Connection.Source.Embedded(), "us-east-1", broker.endpoint());
        clients = new SdkClients(connection, () -> false);
        clients.kinesis().createStream(request -> request.streamName("orders").shardCount(1));
        active();
        workspace = new TestWorkspace(
                connection, clients, background, new CloudWatchThroughputFeed(clients, background, connection), clock);
        model = new KeySpaceModel(workspace, "orders");
        sampling = new SamplingModel(workspace, model);
    }

    private void active() {
        eventually("the stream is active", () -> {
            try {
                return clients.kinesis()
                                .describeStreamSummary(request -> request.streamName("orders"))
                                .streamDescriptionSummary()
                                .streamStatus()
                        == StreamStatus.ACTIVE;
            } catch (LimitExceededException asSoonAsAllowed) {
                return false;
            }
        });
    }

    private void put(int records) {
        clients.kinesis()
                .putRecords(request -> request.streamName("orders")
                        .records(IntStream.range(0, records)
                                .mapToObj(i -> PutRecordsRequestEntry.builder()
                                        .partitionKey(i % 2 == 0 ? "hot" : "cold-" + i)
                                        .data(SdkBytes.fromUtf8String("{}"))
                                        .build())
                                .toList()));
    }

    private void show(boolean metrics) {
        model.metricsSay(metrics, null);
        model.shown();
        sampling.shown();
    }

    @Test
    void onAProductionConnectionNothingIsReadUntilAPersonAsksForIt() {
        open(Connection.Kind.PRODUCTION, InstantSource.system());
        show(false);
        background.tick();
        assertThat(sampling.on().get()).isFalse();
        assertThat(background.repeating()).noneMatch(name -> name.startsWith("Sample"));
        assertThat(model.source().get()).isEqualTo(LoadSource.NONE);
        sampling.on().set(true);
        assertThat(background.repeating()).anyMatch(name -> name.startsWith("Sample"));
        assertThat(model.source().get()).isEqualTo(LoadSource.SAMPLED_READS);
    }

    @Test
    void aHiddenTabReadsNothing() {
        open(Connection.Kind.TEST, InstantSource.system());
        show(false);
        assertThat(background.repeating()).isNotEmpty();
        sampling.hidden();
        model.hidden();
        assertThat(background.repeating()).isEmpty();
    }

    @Test
    void aShardIsReadAtMostOnceASecondAndAnIdleOneEverMoreSeldom() {
        MovableClock clock = new MovableClock();
        open(Connection.Kind.TEST, clock);
        show(false);
        double reads = 0;
        for (int i = 0; i < 40; i++) {
            double before = sampling.spent().get().reads();
            background.tick();
            assertThat(sampling.spent().get().reads()).as("after " + before).isLessThanOrEqualTo(1);
            clock.advance(Duration.ofMillis(500));
            reads = sampling.spent().get().reads();
        }
        assertThat(reads).as("an idle shard, in the end").isLessThan(0.3);
    }

    @Test
    void theHotKeyIsNamedWithItsShareAndWhatASplitWouldChangeIsSaid() {
        open(Connection.Kind.EMBEDDED, InstantSource.system());
        put(400);
        show(true);
        ShardLife shard = model.lineage().get().open().getFirst();
        feed(shard, 400);
        WhatIfModel whatIf = new WhatIfModel(workspace, model, sampling);
        whatIf.choose(shard);
        eventually("a sample was read", () -> {
            background.tick();
            return !sampling.keys().get().isEmpty();
        });
        Map<String, KeySketch.Found> found = sampling.keys().get();
        HotKey hot = new HotSpots(model.lineage().get(), model.loads(), Measure.WORST_IN)
                .keys(found, model.lineage().get(), 5)
                .getFirst();
        assertThat(hot.key()).isEqualTo("hot");
        assertThat(hot.ofShardRecords()).isBetween(0.3, 0.7);
        assertThat(hot.shard()).isEqualTo(shard);
        for (int i = 0; i < 100; i++) {
            background.tick();
        }
        assertThat(sampling.keys().get().get(shard.id()).records())
                .as("no record counts twice, however many looks into the past met it")
                .isLessThanOrEqualTo(400);
        whatIf.splitAt(PartitionKeys.hash("hot"));
        WhatIfModel.Split split = whatIf.split().get();
        assertThat(split.halves()).isNotNull();
        assertThat(split.halves().sampled()).isPositive();
        double together =
                split.halves().below().recordsIn() + split.halves().above().recordsIn();
        assertThat(together).isCloseTo(split.whole().recordsIn(), org.assertj.core.data.Offset.offset(0.01));
        whatIf.splitAt(BigInteger.ZERO);
        assertThat(whatIf.key().get()).as("kept inside the shard").isEqualTo(BigInteger.ONE);
    }

    @Test
    void aSplitAndAMergeOfTheBrokerAreForksAtTheirSeconds() {
        open(Connection.Kind.EMBEDDED, InstantSource.system());
        Instant before = Instant.now();
        clients.kinesis()
                .splitShard(request -> request.streamName("orders")
                        .shardToSplit("shardId-000000000000")
                        .newStartingHashKey(BigInteger.TWO.pow(127).toString()));
        active();
        clients.kinesis()
                .mergeShards(request -> request.streamName("orders")
                        .shardToMerge("shardId-000000000001")
                        .adjacentShardToMerge("shardId-000000000002"));
        active();
        show(true);
        Lineage lineage = model.lineage().get();
        assertThat(lineage.exact()).isTrue();
        assertThat(lineage.reshards()).isEqualTo(2);
        BigInteger key = PartitionKeys.hash("customer-42");
        assertThat(lineage.path(key))
                .extracting(stay -> stay.shard().name())
                .containsExactly("shard 0", "shard 2", "shard 3");
        Instant split = lineage.shard("shardId-000000000002").began().latest();
        assertThat(split).isBetween(before.minusSeconds(2), Instant.now().plusSeconds(3));
        assertThat(lineage.hit(key, split.minusSeconds(1)).name()).isEqualTo("shard 0");
    }

    private void feed(ShardLife shard, double records) {
        long now = (Instant.now().getEpochSecond() + 2) * 1000;
        model.take(Map.of(shard.id(), List.of(new Throughput(now, records * 7, records, 0, 0, 0, 0))));
    }
}
