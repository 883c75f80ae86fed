package dev.weir.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.FakeAccount;
import dev.weir.app.account.MovableClock;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.fx.Failure;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import dev.weir.app.metrics.Throughput;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

class StreamModelTest {

    private final MovableClock clock = new MovableClock();
    private final FakeAccount account = new FakeAccount().stream("flights", StreamStatus.ACTIVE, 4);
    private final DirectBackground background = new DirectBackground();

    @Test
    void eachShardHasItsRatesAndItsUseOfTheNearestLimit() {
        count("IncomingRecords", 1, 900);
        count("IncomingBytes", 1, 1024 * 512);
        count("OutgoingBytes", 3, 1024 * 1024 * 2);
        StreamModel model = shown(Connection.Kind.EMBEDDED);
        assertThat(model.shards()).hasSize(4);
        Throughput busy = model.shards().get(1).rates().get();
        assertThat(busy.recordsIn()).isEqualTo(900);
        assertThat(ShardLimits.nearest(busy)).isEqualTo(new ShardLimits.Use(0.9, "1,000 records/s in"));
        assertThat(ShardLimits.nearest(model.shards().get(3).rates().get()))
                .isEqualTo(new ShardLimits.Use(1, "2 MiB/s out"));
        assertThat(model.shards().get(0).rates().get().recordsIn()).isZero();
    }

    @Test
    void theChartsBeginWithThePastAndGoOnWithWhatIsNew() {
        count("IncomingRecords", 0, 5);
        StreamModel model = shown(Connection.Kind.EMBEDDED);
        ChartUpdate first = model.figures().update().get();
        assertThat(first.reset()).isTrue();
        assertThat(first.lines()).hasSize(4);
        assertThat(first.lines().getFirst().points()).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        background.tick();
        ChartUpdate next = model.figures().update().get();
        assertThat(next.reset()).isFalse();
        assertThat(next.lines()).allMatch(line -> line.points().size() == 1);
        assertThat(next.lines().get(2).colorIndex()).isEqualTo(2);
    }

    @Test
    void ofFiveHundredShardsTheBusiestAreDrawn() {
        account.stream("flights", StreamStatus.ACTIVE, 500);
        count("IncomingRecords", 477, 990);
        StreamModel model = shown(Connection.Kind.EMBEDDED);
        assertThat(model.shards()).hasSize(500);
        assertThat(model.figures().chartedCount()).isEqualTo(ChartedShards.MOST);
        assertThat(model.figures().update().get().lines())
                .extracting(ChartUpdate.Line::name)
                .contains("shard 477");
        assertThat(account.metricRequests())
                .allMatch(request -> request.metricDataQueries().size() <= 500);
    }

    @Test
    void onAwsWithoutEnhancedMonitoringTheStreamIsCountedAsAWhole() {
        StreamModel model = shown(Connection.Kind.PRODUCTION);
        assertThat(model.figures().level().get()).isEqualTo(MetricLevel.STREAM);
        assertThat(model.figures().update().get().lines())
                .singleElement()
                .extracting(ChartUpdate.Line::name)
                .isEqualTo("all shards");
        account.withShardMetrics("flights");
        StreamModel monitored = shown(Connection.Kind.PRODUCTION);
        assertThat(monitored.figures().level().get()).isEqualTo(MetricLevel.SHARD);
    }

    @Test
    void refusedMetricsLeaveTheShardsAndSayWhy() {
        account.metricsFail(CloudWatchException.builder()
                .message("not authorized")
                .statusCode(403)
                .build());
        StreamModel model = shown(Connection.Kind.EMBEDDED);
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        assertThat(model.shards()).hasSize(4);
        assertThat(model.figures().failure().get()).isNotNull();
        assertThat(model.shards().getFirst().rates().get().recordsIn()).isNaN();
    }

    @Test
    void aStreamThatIsDeletedIsSaidToBeGoneAndNotAskedAboutAnyMore() {
        StreamModel model = shown(Connection.Kind.EMBEDDED);
        account.remove("flights");
        background.tick();
        assertThat(model.phase().get()).isEqualTo(Phase.FAILED);
        assertThat(model.failure().get()).extracting(Failure::kind).isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(background.repeating()).isEmpty();
    }

    @Test
    void aHiddenPageAsksForNothing() {
        StreamModel model = shown(Connection.Kind.EMBEDDED);
        assertThat(background.repeating()).hasSize(2);
        model.hidden();
        assertThat(background.repeating()).isEmpty();
    }

    private void count(String metric, int shard, double value) {
        account.count(
                metric,
                "flights/" + String.format("shardId-%012d", shard),
                clock.instant().minusSeconds(1),
                value);
    }

    private StreamModel shown(Connection.Kind kind) {
        Connection connection = TestWorkspace.connection(kind);
        StreamModel model = new StreamModel(
                new TestWorkspace(
                        connection,
                        account,
                        background,
                        new CloudWatchThroughputFeed(account, background, connection),
                        clock),
                "flights");
        model.shown();
        return model;
    }
}
