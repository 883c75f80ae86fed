package dev.weir.broker.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random observations over three hours, with random upkeep, must read as a plain list of them would. */
class MetricAggregationTest {

    private record Observation(long second, double value) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyPeriodEqualsTheNaiveModel(long seed) {
        Random random = new Random(seed);
        Instant start = Instant.parse("2026-03-01T10:00:00Z").plusSeconds(random.nextInt(3600));
        try (MetricFixture fixture = new MetricFixture(start)) {
            List<Observation> model = new ArrayList<>();
            for (int step = 0; step < 1500; step++) {
                for (int each = random.nextInt(3); each >= 0; each--) {
                    double value = random.nextInt(4) == 0 ? random.nextInt(40) / 8.0 : random.nextInt(1_000_000);
                    fixture.store.record(MetricFixture.BYTES, value);
                    model.add(new Observation(fixture.time.now().getEpochSecond(), value));
                }
                fixture.time.advance(Duration.ofMillis(random.nextInt(15_000)));
                if (random.nextInt(20) == 0) {
                    fixture.store.maintain();
                }
            }
            long now = fixture.time.now().getEpochSecond();
            for (int period : List.of(1, 5, 10, 20, 30, 60, 120, 300, 3600)) {
                long from = now - random.nextInt(12_000);
                long to = from + 1 + random.nextInt(9_000);
                assertThat(fixture.store.read(MetricFixture.BYTES, from, to, period))
                        .as("period %d from %d to %d, now %d", period, from, to, now)
                        .isEqualTo(naive(model, from, to, period, now));
            }
        }
    }

    private static List<MetricPoint> naive(List<Observation> all, long from, long to, int period, long now) {
        TreeMap<Long, StatisticSet> points = new TreeMap<>();
        for (Observation each : all) {
            long point = each.second - each.second % period;
            boolean kept = period >= 60 || point >= now - 3600;
            if (kept && point >= from - from % period && point < to) {
                points.merge(point, StatisticSet.of(each.value), StatisticSet::merge);
            }
        }
        return points.entrySet().stream()
                .map(each -> new MetricPoint(each.getKey(), each.getValue()))
                .toList();
    }
}
