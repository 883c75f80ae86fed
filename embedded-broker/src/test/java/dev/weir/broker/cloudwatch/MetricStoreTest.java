package dev.weir.broker.cloudwatch;

import static dev.weir.broker.cloudwatch.MetricFixture.BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricStoreTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final long BEGIN = START.getEpochSecond();

    @Test
    void whatIsRecordedCanBeReadInTheSameSecond() {
        try (MetricFixture fixture = new MetricFixture(START)) {
            fixture.store.record(BYTES, 5);
            fixture.store.record(BYTES, 7);
            assertThat(fixture.store.read(BYTES, BEGIN, BEGIN + 1, 1))
                    .containsExactly(new MetricPoint(BEGIN, new StatisticSet(2, 12, 5, 7)));
            assertThat(fixture.store.read(BYTES, BEGIN + 30, BEGIN + 31, 60))
                    .as("the running minute, asked for from its middle")
                    .containsExactly(new MetricPoint(BEGIN, new StatisticSet(2, 12, 5, 7)));
        }
    }

    @Test
    void secondsCanBeReadForAnHourAndMinutesForFifteenDays() {
        try (MetricFixture fixture = new MetricFixture(START)) {
            fixture.store.record(BYTES, 5);
            StatisticSet set = StatisticSet.of(5);
            long end = BEGIN + Duration.ofDays(20).toSeconds();
            fixture.pass(Duration.ofMinutes(30));
            assertThat(fixture.store.read(BYTES, BEGIN, end, 1)).containsExactly(new MetricPoint(BEGIN, set));
            fixture.pass(Duration.ofMinutes(30));
            assertThat(fixture.store.read(BYTES, BEGIN, end, 1)).hasSize(1);
            fixture.pass(Duration.ofSeconds(1));
            assertThat(fixture.store.read(BYTES, BEGIN, end, 1))
                    .as("an hour and a second later")
                    .isEmpty();
            for (Duration later : List.of(Duration.ofHours(2), Duration.ofDays(14))) {
                fixture.pass(later);
                assertThat(fixture.store.read(BYTES, BEGIN, end, 30)).isEmpty();
                assertThat(fixture.store.read(BYTES, BEGIN, end, 60)).containsExactly(new MetricPoint(BEGIN, set));
                assertThat(fixture.store.read(BYTES, BEGIN, end, 3600)).containsExactly(new MetricPoint(BEGIN, set));
            }
            fixture.pass(Duration.ofHours(22));
            assertThat(fixture.store.read(BYTES, BEGIN, end, 60))
                    .as("fifteen days later")
                    .isEmpty();
            assertThat(fixture.store.catalog().size())
                    .as("the idle series is forgotten")
                    .isZero();
            assertThat(count(fixture, "metric_series")
                            + count(fixture, "metric_minute")
                            + count(fixture, "metric_hour"))
                    .as("no row is left")
                    .isZero();
        }
    }

    @Test
    void aRestartWithinAMinuteGoesOnInThatMinute(@TempDir Path folder) {
        try (MetricFixture before = new MetricFixture(folder, START.plusSeconds(10), 100)) {
            before.store.record(BYTES, 5);
        }
        try (MetricFixture after = new MetricFixture(folder, START.plusSeconds(10), 100)) {
            after.store.record(BYTES, 7);
            assertThat(after.store.read(BYTES, BEGIN, BEGIN + 60, 1))
                    .containsExactly(new MetricPoint(BEGIN + 10, new StatisticSet(2, 12, 5, 7)));
        }
        try (MetricFixture again = new MetricFixture(folder, START.plusSeconds(300), 100)) {
            assertThat(again.store.read(BYTES, BEGIN, BEGIN + 60, 60))
                    .containsExactly(new MetricPoint(BEGIN, new StatisticSet(2, 12, 5, 7)));
        }
    }

    @Test
    void aPauseOfDaysIsFoldedAfterwards(@TempDir Path folder) {
        try (MetricFixture before = new MetricFixture(folder, START, 100)) {
            before.store.record(BYTES, 5);
            before.pass(Duration.ofMinutes(70));
            before.store.record(BYTES, 7);
        }
        try (MetricFixture after = new MetricFixture(folder, START.plus(Duration.ofDays(2)), 100)) {
            List<MetricPoint> expected = List.of(
                    new MetricPoint(BEGIN, StatisticSet.of(5)), new MetricPoint(BEGIN + 4200, StatisticSet.of(7)));
            assertThat(after.store.read(BYTES, BEGIN, BEGIN + 7200, 60)).isEqualTo(expected);
            for (int run = 0; run < 3; run++) {
                after.store.maintain();
                assertThat(after.store.read(BYTES, BEGIN, BEGIN + 7200, 60)).isEqualTo(expected);
            }
            assertThat(count(after, "metric_minute")).isZero();
            assertThat(count(after, "metric_hour")).isEqualTo(2);
        }
    }

    @Test
    void aKilledProcessLosesOnlyWhatWasNotYetSaved(@TempDir Path folder) {
        MetricFixture before = new MetricFixture(folder, START, 100);
        before.store.record(BYTES, 5);
        before.pass(Duration.ofSeconds(6));
        before.store.record(BYTES, 7);
        before.kill();
        try (MetricFixture after = new MetricFixture(folder, START.plusSeconds(60), 100)) {
            assertThat(after.store.read(BYTES, BEGIN, BEGIN + 60, 1))
                    .containsExactly(new MetricPoint(BEGIN, StatisticSet.of(5)));
        }
    }

    @Test
    void theLongestIdleSeriesMakeRoomForNewOnes() {
        try (MetricFixture fixture = new MetricFixture(null, START, 10)) {
            for (int stream = 0; stream < 25; stream++) {
                fixture.store.record(MetricFixture.stream("IncomingBytes", "stream-" + stream), 1);
                fixture.time.advance(Duration.ofSeconds(1));
            }
            fixture.store.maintain();
            assertThat(fixture.store.catalog().size()).isEqualTo(10);
            assertThat(fixture.store.catalog().find(MetricFixture.stream("IncomingBytes", "stream-24")))
                    .isNotNull();
            assertThat(fixture.store.catalog().find(MetricFixture.stream("IncomingBytes", "stream-14")))
                    .isNull();
            assertThat(count(fixture, "metric_series")).isEqualTo(10);
        }
    }

    @Test
    void memoryHoldsOnlyTheRecentMinutes() {
        try (MetricFixture fixture = new MetricFixture(START)) {
            for (int minute = 0; minute < 90; minute++) {
                fixture.store.record(BYTES, minute);
                fixture.pass(Duration.ofMinutes(1));
                assertThat(fixture.store.catalog().series(BYTES).minutesInMemory())
                        .isLessThanOrEqualTo(Series.RECENT_MINUTES + 2);
            }
            assertThat(fixture.store.read(BYTES, BEGIN, BEGIN + 5400, 60)).hasSize(90);
            fixture.pass(Duration.ofHours(1));
            assertThat(fixture.store.catalog().series(BYTES).minutesInMemory()).isZero();
        }
    }

    @Test
    void aClockThatWasSetBackLosesNothing() {
        try (MetricFixture fixture = new MetricFixture(START.plusSeconds(120))) {
            Series series = fixture.store.catalog().series(BYTES);
            series.add(BEGIN + 120, 1);
            series.add(BEGIN + 90, 2);
            assertThat(fixture.store.read(BYTES, BEGIN, BEGIN + 180, 60))
                    .containsExactly(new MetricPoint(BEGIN + 120, new StatisticSet(2, 3, 1, 2)));
        }
    }

    /** Upkeep lets minutes go from memory and folds hours; a reader beside it must find each point in one place. */
    @Test
    void aReaderMissesNothingWhileUpkeepRuns() throws Exception {
        try (MetricFixture fixture = new MetricFixture(START);
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            AtomicInteger recorded = new AtomicInteger();
            Future<?> writer = threads.submit(() -> {
                for (int minute = 0; minute < 400; minute++) {
                    fixture.store.record(BYTES, minute);
                    recorded.incrementAndGet();
                    fixture.pass(Duration.ofMinutes(1));
                }
            });
            do {
                int atLeast = recorded.get();
                assertThat(fixture.store.read(BYTES, BEGIN, BEGIN + 400 * 60, 60))
                        .hasSizeGreaterThanOrEqualTo(atLeast);
            } while (!writer.isDone());
            writer.get();
        }
    }

    private static long count(MetricFixture fixture, String table) {
        return fixture.database.read(connection -> {
            try (var found = connection.createStatement().executeQuery("SELECT COUNT(*) FROM " + table)) {
                found.next();
                return found.getLong(1);
            }
        });
    }
}
