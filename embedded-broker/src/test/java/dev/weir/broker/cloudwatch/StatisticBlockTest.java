package dev.weir.broker.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticBlockTest {

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.5,
                1,
                -1,
                63,
                64,
                1e6,
                1.5,
                Math.PI,
                0x1p53,
                -0x1p53 + 1,
                0x1p53 - 1,
                1e300,
                Double.MIN_VALUE
            })
    void keepsEveryFigureExactly(double value) {
        TreeMap<Integer, StatisticSet> sets = new TreeMap<>();
        sets.put(0, StatisticSet.of(value));
        sets.put(59, new StatisticSet(3, value + 1, value - 2, value));
        assertThat(StatisticBlock.fromBytes(StatisticBlock.of(sets).bytes()).slots())
                .isEqualTo(sets);
    }

    @Test
    void anySetsComeBackAsTheyWere() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            TreeMap<Integer, StatisticSet> sets = new TreeMap<>();
            for (int slot = 0; slot < StatisticBlock.SLOTS; slot++) {
                if (random.nextInt(3) > 0) {
                    double low = random.nextBoolean() ? random.nextInt(1000) : random.nextGaussian();
                    long count = 1 + random.nextInt(50);
                    sets.put(
                            slot,
                            new StatisticSet(count, low * count + random.nextInt(2), low, low + random.nextInt(2)));
                }
            }
            assertThat(StatisticBlock.of(sets).slots()).isEqualTo(sets);
        }
    }

    @Test
    void aBusyMinuteOfWholeNumbersTakesUnderAThousandBytes() {
        TreeMap<Integer, StatisticSet> sets = new TreeMap<>();
        for (int slot = 0; slot < StatisticBlock.SLOTS; slot++) {
            sets.put(slot, new StatisticSet(900, 900_000, 10, 5_000));
        }
        assertThat(StatisticBlock.of(sets).bytes().length).isLessThan(1000);
    }
}
