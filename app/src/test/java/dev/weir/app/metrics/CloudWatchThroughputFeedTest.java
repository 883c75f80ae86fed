package dev.weir.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.FakeAccount;
import dev.weir.app.account.MovableClock;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.fx.Failure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

class CloudWatchThroughputFeedTest {

    private final MovableClock clock = new MovableClock();
    private final FakeAccount account =
            new FakeAccount().stream("flights", StreamStatus.ACTIVE, 4).stream("quakes", StreamStatus.ACTIVE, 1);
    private final DirectBackground background = new DirectBackground();

    @Test
    void theRunningSecondIsNotReadAndTheLastWholeOneIs() {
        Instant now = clock.instant();
        account.count("IncomingRecords", "flights", now, 7);
        account.count("IncomingRecords", "flights", now.minusSeconds(1), 300);
        account.count("IncomingRecords", "quakes", now.minusSeconds(1), 4);
        CloudWatchThroughputFeed feed = embedded();
        feed.attach();
        assertThat(feed.total().get().recordsIn()).isEqualTo(304);
        assertThat(feed.streams().get().get("quakes").recordsIn()).isEqualTo(4);
        assertThat(feed.total().get().epochMillis()).isEqualTo(now.getEpochSecond() * 1000);
    }

    @Test
    void aSecondWithoutFiguresIsZeroButThePastBeforeTheFirstFigureIsUnknown() {
        account.count("IncomingBytes", "flights", clock.instant().minusSeconds(10), 1000);
        CloudWatchThroughputFeed feed = embedded();
        feed.attach();
        assertThat(feed.history(null)).hasSize(10);
        assertThat(feed.history(null).getFirst().bytesIn()).isEqualTo(1000);
        assertThat(feed.history(null).getLast().bytesIn()).isZero();
        assertThat(feed.history("quakes")).hasSize(10).allMatch(point -> point.bytesIn() == 0);
    }

    @Test
    void aLatePollLosesNoSecond() {
        CloudWatchThroughputFeed feed = embedded();
        feed.attach();
        int before = feed.history(null).size();
        for (int i = 0; i < 3; i++) {
            account.count("IncomingRecords", "flights", clock.instant().plusSeconds(i), 10 + i);
        }
        clock.advance(Duration.ofSeconds(3));
        background.tick();
        assertThat(feed.history(null).subList(before, before + 3))
                .extracting(Throughput::recordsIn)
                .containsExactly(10.0, 11.0, 12.0);
        background.tick();
        assertThat(feed.history(null)).hasSize(before + 3);
    }

    @Test
    void whereNothingFlowsItAsksLessOftenAndStillLosesNoSecond() {
        CloudWatchThroughputFeed feed = embedded();
        feed.attach();
        seconds(LiveWindow.CALM_AFTER_SECONDS + LiveWindow.CALM_SECONDS);
        int calls = account.metricRequests().size();
        seconds(10 * LiveWindow.CALM_SECONDS);
        assertThat(account.metricRequests().size()).isEqualTo(calls + 10);
        int before = feed.history(null).size();
        account.count("IncomingRecords", "flights", clock.instant(), 10);
        seconds(LiveWindow.CALM_SECONDS);
        assertThat(feed.history(null).subList(before, before + LiveWindow.CALM_SECONDS))
                .extracting(Throughput::recordsIn)
                .containsExactly(10.0, 0.0, 0.0, 0.0, 0.0);
        calls = account.metricRequests().size();
        seconds(10);
        assertThat(account.metricRequests().size()).isEqualTo(calls + 10);
    }

    private void seconds(int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofSeconds(1));
            background.tick();
        }
    }

    @Test
    void whileMetricsAreRefusedNothingIsKnownAndTheOutageStaysAGap() {
        CloudWatchThroughputFeed feed = embedded();
        feed.attach();
        account.metricsFail(CloudWatchException.builder()
                .message("User is not authorized to perform: cloudwatch:GetMetricData")
                .statusCode(403)
                .build());
        clock.advance(Duration.ofSeconds(30));
        background.tick();
        assertThat(feed.failure().get()).extracting(Failure::kind).isEqualTo(Failure.Kind.DENIED);
        assertThat(feed.total().get().recordsIn()).isNaN();
        assertThat(feed.streams().get()).isEmpty();
        account.metricsFail(null);
        account.count("IncomingRecords", "flights", clock.instant().minusSeconds(2), 5);
        int before = feed.history(null).size();
        background.tick();
        assertThat(feed.failure().get()).isNull();
        assertThat(feed.history(null)).hasSize(before + 2);
    }

    @Test
    void itPollsOnlyWhileSomebodyListens() {
        CloudWatchThroughputFeed feed = embedded();
        assertThat(background.repeating()).isEmpty();
        ThroughputFeed.Attachment one = feed.attach();
        ThroughputFeed.Attachment two = feed.attach();
        assertThat(background.repeating()).hasSize(1);
        one.close();
        one.close();
        assertThat(background.repeating()).hasSize(1);
        two.close();
        assertThat(background.repeating()).isEmpty();
    }

    @Test
    void ofTooManyStreamsThoseWithTrafficAreReadAndItSaysSo() {
        for (int i = 0; i < 10_000; i++) {
            account.stream("idle-%05d".formatted(i), StreamStatus.ACTIVE, 1);
        }
        account.count("IncomingBytes", "quakes", clock.instant().minusSeconds(1), 64);
        CloudWatchThroughputFeed feed = embedded();
        feed.attach();
        assertThat(feed.coverage().get()).isEqualTo(new Coverage(CloudWatchThroughputFeed.MOST_EMBEDDED, 10_002));
        assertThat(feed.streams().get()).containsKey("quakes");
        assertThat(feed.total().get().bytesIn()).isEqualTo(64);
        assertThat(account.metricRequests())
                .allMatch(request -> request.metricDataQueries().size() <= 500);
    }

    @Test
    void onAwsAMinuteIsReadOnlyOnceItIsPublished() {
        Instant minute = Instant.parse("2026-11-23T20:57:00Z");
        account.count("IncomingRecords", "flights", minute, 600);
        account.count("IncomingRecords", "flights", minute.plusSeconds(60), 6000);
        CloudWatchThroughputFeed feed = new CloudWatchThroughputFeed(
                account, background, TestWorkspace.connection(Connection.Kind.PRODUCTION), clock);
        feed.attach();
        assertThat(feed.periodSeconds()).isEqualTo(60);
        assertThat(feed.total().get().recordsIn()).isEqualTo(10);
        clock.advance(Duration.ofSeconds(60));
        background.tick();
        assertThat(feed.total().get().recordsIn()).isEqualTo(100);
    }

    private CloudWatchThroughputFeed embedded() {
        return new CloudWatchThroughputFeed(
                account, background, TestWorkspace.connection(Connection.Kind.EMBEDDED), clock);
    }
}
