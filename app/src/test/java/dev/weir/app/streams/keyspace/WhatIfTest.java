package dev.weir.app.streams.keyspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.app.metrics.Throughput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private static final long FROM = 1_795_435_200_000L;
    private static final long TO = FROM + 300_000;

    private final List<Sample> samples = new ArrayList<>();

    private void sample(long second, long hash, int bytes, boolean explicit) {
        samples.add(new Sample(FROM + second * 1000, "k" + hash, hash, bytes, explicit, false));
    }

    private static Throughput load(double records, double bytes) {
        return new Throughput(0, bytes, records, 0, 0, 0, 0);
    }

    private static BigInteger key(long high) {
        return new BigInteger(Long.toUnsignedString(high)).shiftLeft(64);
    }

    @Test
    void theHalvesCarryWhatTheirSamplesSayOfTheMeasuredLoad() {
        for (int second = 0; second < 300; second++) {
            sample(second, second % 4 == 0 ? 10 : 30, 100, false);
        }
        WhatIf whatIf = new WhatIf(FROM, TO, samples, (from, to) -> load(800, 80_000));
        WhatIf.Halves halves = whatIf.at(key(20));
        assertThat(halves.below().recordsIn()).isCloseTo(200, within(20.0));
        assertThat(halves.above().recordsIn()).isCloseTo(600, within(20.0));
        assertThat(halves.below().recordsIn() + halves.above().recordsIn()).isCloseTo(800, within(0.001));
        assertThat(halves.above().mean()).isCloseTo(0.6, within(0.02));
        assertThat(halves.sampled()).isEqualTo(300);
        assertThat(halves.above().share()).hasSize(WhatIf.SLICES);
    }

    @Test
    void aSliceIsDividedByItsOwnSamplesAndWeighedByItsOwnLoad() {
        for (int i = 0; i < 20; i++) {
            sample(5, 10, 100, false);
            sample(295, 30, 100, false);
        }
        WhatIf whatIf = new WhatIf(FROM, TO, samples, (from, to) -> from == FROM ? load(900, 0) : load(100, 0));
        WhatIf.Halves halves = whatIf.at(key(20));
        assertThat(halves.below().share().getFirst()).isCloseTo(0.9, within(0.001));
        assertThat(halves.above().share().getFirst()).isZero();
        assertThat(halves.below().share().getLast()).isZero();
        assertThat(halves.above().share().getLast()).isCloseTo(0.1, within(0.001));
        assertThat(halves.below().peak()).isCloseTo(0.9, within(0.001));
    }

    @Test
    void whereTheLoadHalves() {
        for (int second = 0; second < 300; second++) {
            sample(second, 1 + second % 10, 100, false);
        }
        WhatIf whatIf = new WhatIf(FROM, TO, samples, (from, to) -> load(100, 10_000));
        BigInteger at = whatIf.balanced();
        assertThat(at).isEqualTo(key(6));
        assertThat(whatIf.at(at).below().recordsIn()).isCloseTo(50, within(0.5));
        assertThat(whatIf.heaviest()).isCloseTo(0.1, within(0.001));
    }

    @Test
    void oneKeyAloneIsNotDivided() {
        for (int second = 0; second < 300; second++) {
            sample(second, 77, 100, false);
        }
        WhatIf whatIf = new WhatIf(FROM, TO, samples, (from, to) -> load(100, 10_000));
        assertThat(whatIf.balanced()).isNull();
        assertThat(whatIf.heaviest()).isEqualTo(1);
    }

    @Test
    void hashKeysAreUnsigned() {
        for (int i = 0; i < 100; i++) {
            sample(i, i % 2 == 0 ? 5 : -5, 100, false);
        }
        WhatIf whatIf = new WhatIf(FROM, TO, samples, (from, to) -> load(100, 0));
        assertThat(whatIf.at(key(Long.MIN_VALUE)).below().recordsIn()).isCloseTo(50, within(3.0));
        assertThat(whatIf.balanced()).isEqualTo(key(-5));
    }

    @Test
    void recordsWithAnExplicitHashKeyAreSetAsideAndCounted() {
        sample(1, 10, 100, true);
        sample(2, 10, 100, false);
        WhatIf.Halves halves = new WhatIf(FROM, TO, samples, (from, to) -> load(1, 1)).at(key(20));
        assertThat(halves.sampled()).isEqualTo(1);
        assertThat(halves.explicit()).isEqualTo(1);
    }

    @Test
    void withoutSamplesNothingIsSaid() {
        assertThat(new WhatIf(FROM, TO, samples, (from, to) -> load(1, 1)).at(key(20)))
                .isNull();
    }

    @Test
    void aMergedShardCarriesBoth() {
        WhatIf one = new WhatIf(FROM, TO, samples, (from, to) -> load(300, 1000));
        WhatIf other = new WhatIf(FROM, TO, samples, (from, to) -> load(500, 2000));
        WhatIf.Half both = WhatIf.merged(one, other);
        assertThat(both.recordsIn()).isEqualTo(800);
        assertThat(both.mean()).isCloseTo(0.8, within(0.0001));
        WhatIf unknown = new WhatIf(FROM, TO, samples, (from, to) -> Throughput.UNKNOWN);
        assertThat(WhatIf.merged(one, unknown).mean()).isNaN();
    }
}
