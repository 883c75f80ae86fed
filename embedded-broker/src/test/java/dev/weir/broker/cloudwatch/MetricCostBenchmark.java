package dev.weir.broker.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.store.H2Database;
import dev.weir.broker.time.SystemTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What recording costs each request, and what saving and reading a large account costs. */
@Tag("benchmark")
class MetricCostBenchmark {

    @Test
    void recordingIsCheapEvenWhenAllThreadsMeetInOneMetric() {
        try (H2Database database = H2Database.open(null, MetricStore.MIGRATIONS);
                SystemTime time = new SystemTime();
                MetricStore store = new MetricStore(time, database)) {
            int calls = 2_000_000;
            for (int threads : new int[] {1, 2, 4, 1, 2, 4}) {
                long begin = System.nanoTime();
                try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
                    for (int thread = 0; thread < threads; thread++) {
                        pool.submit(() -> {
                            for (int each = 0; each < calls; each++) {
                                store.record(MetricFixture.BYTES, each);
                            }
                        });
                    }
                }
                double nanos = (double) (System.nanoTime() - begin) / calls / threads;
                System.out.printf("record, %d threads on one metric: %.0f ns a call%n", threads, nanos);
                assertThat(nanos).isLessThan(5000);
            }
        }
    }

    @Test
    void fourThousandSeriesForTwoHours(@TempDir Path folder) {
        try (MetricFixture fixture = new MetricFixture(folder, Instant.parse("2026-03-01T10:00:00Z"), 20_000)) {
            List<MetricId> metrics = new ArrayList<>();
            for (int each = 0; each < 4_000; each++) {
                metrics.add(MetricFixture.stream("IncomingBytes", "stream-" + each));
            }
            long slowest = 0;
            for (int minute = 0; minute < 130; minute++) {
                for (MetricId metric : metrics) {
                    for (int second = 0; second < 60; second++) {
                        fixture.store.catalog().series(metric).add(fixture.store.second() + second, 1000 + second);
                    }
                }
                fixture.time.advance(Duration.ofMinutes(1));
                long begin = System.nanoTime();
                fixture.store.maintain();
                slowest = Math.max(slowest, System.nanoTime() - begin);
            }
            long now = fixture.store.second();
            long begin = System.nanoTime();
            long points = 0;
            for (MetricId metric : metrics) {
                points += fixture.store.read(metric, now - 600, now, 1).size();
            }
            System.out.printf(
                    "4000 busy series: slowest upkeep %.0f ms; ten minutes of seconds of all (%d points) in %.0f ms%n",
                    slowest / 1e6, points, (System.nanoTime() - begin) / 1e6);
            begin = System.nanoTime();
            points = fixture.store.read(metrics.getFirst(), now - 7200, now, 60).size();
            System.out.printf(
                    "two hours of minutes of one: %d points in %.1f ms%n", points, (System.nanoTime() - begin) / 1e6);
        }
    }
}
