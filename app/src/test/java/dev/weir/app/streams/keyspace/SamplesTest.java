package dev.weir.app.streams.keyspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.app.metrics.Throughput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of samples, and what loads follow from them. */
class SamplesTest {

    private static final long NOON = 1_795_435_200_000L;

    private static Sample sample(String key, long millis) {
        return new Sample(NOON + millis, key, key.hashCode(), 100, false, false);
    }

    private static List<Sample> samples(long from, long to, long step) {
        List<Sample> made = new ArrayList<>();
        for (long at = from; at < to; at += step) {
            made.add(sample("k", at));
        }
        return made;
    }

    @Test
    void aHotKeyAmongTenThousandIsFoundInBoundedRoom() {
        KeySketch sketch = new KeySketch();
        for (int i = 0; i < 50_000; i++) {
            sketch.add(sample(i % 5 == 0 ? "hot" : "cold-" + i % 10_000, i % 60_000));
        }
        KeySketch.Found found = sketch.top(5, NOON + 59_000);
        assertThat(found.records()).isEqualTo(50_000);
        KeySketch.Heavy first = found.keys().getFirst();
        assertThat(first.key()).isEqualTo("hot");
        assertThat(first.records()).isLessThanOrEqualTo(10_000);
        assertThat(first.records() + first.recordsError()).isGreaterThanOrEqualTo(10_000);
    }

    @Test
    void keysOfMinutesLongGoneAreForgotten() {
        KeySketch sketch = new KeySketch();
        sketch.add(sample("old", 0));
        sketch.add(sample("new", 10 * 60_000));
        assertThat(sketch.top(5, NOON + 10 * 60_000).keys())
                .extracting(KeySketch.Heavy::key)
                .containsExactly("new");
        assertThat(sketch.top(5, NOON + 30 * 60_000).records()).isZero();
    }

    @Test
    void aReservoirKeepsAFairChoiceOfEachMinute() {
        Reservoir reservoir = new Reservoir();
        samples(0, 60_000, 10).forEach(reservoir::add);
        reservoir.add(sample("later", 61_000));
        List<Sample> minute = reservoir.between(NOON, NOON + 60_000);
        assertThat(minute).hasSize(Reservoir.A_MINUTE);
        assertThat(minute.stream().mapToLong(Sample::arrivedMillis).average().orElse(0) - NOON)
                .isCloseTo(30_000, within(3_000.0));
        assertThat(reservoir.between(NOON + 60_000, NOON + 120_000)).hasSize(1);
    }

    @Test
    void aReaderThatKeepsUpCountsExactly() {
        SampledLoads loads = new SampledLoads();
        loads.take(new ShardRead("a", NOON, ShardRead.Kind.FRESH, List.of(), true, 0));
        List<Throughput> cells = new ArrayList<>();
        cells.addAll(loads.take(new ShardRead("a", NOON + 4000, ShardRead.Kind.NEXT, samples(0, 4000, 10), true, 0)));
        assertThat(cells).as("the cell is not over").isEmpty();
        cells.addAll(
                loads.take(new ShardRead("a", NOON + 11_500, ShardRead.Kind.NEXT, samples(4000, 5000, 10), true, 0)));
        assertThat(cells).hasSize(2);
        assertThat(cells.get(0).recordsIn()).isEqualTo(100);
        assertThat(cells.get(0).bytesIn()).isEqualTo(10_000);
        assertThat(cells.get(0).bytesOut())
                .as("reads tell nothing of other readers")
                .isNaN();
        assertThat(cells.get(1).recordsIn()).as("silence that was watched").isZero();
    }

    @Test
    void aReaderThatSkippedTellsTheRateOfItsRunAndNothingOfTheGap() {
        SampledLoads loads = new SampledLoads();
        loads.take(new ShardRead("a", NOON, ShardRead.Kind.FRESH, samples(0, 1000, 2), false, 0));
        List<Throughput> cells =
                loads.take(new ShardRead("a", NOON + 20_000, ShardRead.Kind.FRESH, List.of(), true, 0));
        assertThat(cells).singleElement().satisfies(cell -> {
            assertThat(cell.recordsIn()).isCloseTo(500, within(5.0));
            assertThat(cell.epochMillis()).isEqualTo(NOON + 5000);
        });
    }
}
