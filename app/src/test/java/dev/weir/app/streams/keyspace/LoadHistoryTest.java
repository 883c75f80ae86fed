package dev.weir.app.streams.keyspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.app.metrics.Throughput;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadHistoryTest {

    private static final long NOON = 1_795_435_200_000L;

    private final LoadHistory loads = new LoadHistory(1, 100);

    private static Throughput point(int second, double records) {
        return new Throughput(NOON + (second + 1) * 1000L, records * 100, records, 0, 0, 0, 0);
    }

    private double records(int second) {
        return loads.at("a", NOON + second * 1000L).recordsIn();
    }

    @Test
    void whatWasNeverMeasuredIsUnknownAndZeroIsZero() {
        long since = loads.addAll("a", List.of(point(0, 0), point(2, 500)));
        assertThat(since).isEqualTo(NOON);
        assertThat(records(0)).isZero();
        assertThat(records(1)).isNaN();
        assertThat(records(2)).isEqualTo(500);
        assertThat(loads.greatest(loads.row("a"), Measure.RECORDS_IN, NOON, NOON + 3000))
                .isCloseTo(0.5, within(1e-6));
        assertThat(loads.newestMillis()).isEqualTo(NOON + 3000);
    }

    @Test
    void whatIsKnownIsNotOverwrittenByAnAverage() {
        loads.addAll("a", List.of(point(9, 900)));
        loads.fill("a", List.of(point(9, 100)), 10);
        assertThat(records(9)).isEqualTo(900);
        assertThat(records(0)).isEqualTo(100);
        assertThat(loads.measuredOver(loads.cell(NOON))).isEqualTo(10);
        assertThat(loads.measuredOver(loads.cell(NOON + 9000))).isEqualTo(1);
    }

    @Test
    void afterARoundOldCellsAreForgottenAndNotTakenForNew() {
        loads.addAll("a", List.of(point(0, 900)));
        loads.addAll("b", List.of(point(150, 1)));
        assertThat(records(100)).isNaN();
        assertThat(records(0)).isNaN();
        assertThat(loads.addAll("a", List.of(point(1, 5)))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void quietIsOnlyWhatIsKnownToBeSoToItsLastMoment() {
        loads.addAll("a", List.of(point(0, 0), point(1, 0), point(2, 7), point(4, 0)));
        assertThat(loads.quiet("a", NOON, NOON + 2000)).isTrue();
        assertThat(loads.quiet("a", NOON + 1900, NOON + 2010))
                .as("it ends amid a second with records")
                .isFalse();
        assertThat(loads.quiet("a", NOON + 3100, NOON + 3200))
                .as("never measured")
                .isFalse();
        assertThat(loads.quiet("a", NOON + 4900, NOON + 5010))
                .as("it ends after what was measured last")
                .isFalse();
        assertThat(loads.quiet("b", NOON, NOON + 1000)).isFalse();
    }

    @Test
    void throttledWritesAreAShareOfWhatWasOffered() {
        assertThat(Measure.THROTTLES.share(0, 300, 0, 100)).isEqualTo(0.25);
        assertThat(Measure.THROTTLES.share(0, 0, 0, 0)).isZero();
        assertThat(Measure.WORST_IN.share(1024 * 1024, 100, 0, 0)).isEqualTo(1);
    }

    @Test
    void theMoreShardsTheCoarserThePast() {
        assertThat(PastLoads.span(8, 0, 3600, 1).periodSeconds()).isEqualTo(1);
        assertThat(PastLoads.span(500, 0, 3600, 1).periodSeconds()).isEqualTo(60);
        assertThat(PastLoads.span(1, 0, 3600, 60).periodSeconds()).isEqualTo(60);
    }
}
