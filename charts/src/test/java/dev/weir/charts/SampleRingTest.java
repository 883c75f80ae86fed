package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleRingTest {
    private final SampleRing ring = new SampleRing(4);

    @Test
    void theOldestFallsOutWhenItIsFull() {
        for (int i = 1; i <= 6; i++) {
            assertThat(ring.add(i * 10, i)).isTrue();
        }
        assertThat(times()).containsExactly(30, 40, 50, 60);
        assertThat(ring.value(0)).isEqualTo(3);
        assertThat(ring.value(3)).isEqualTo(6);
    }

    @Test
    void aLatePointIsPutInItsPlace() {
        ring.add(10, 1);
        ring.add(30, 3);
        assertThat(ring.add(20, 2)).isFalse();
        assertThat(times()).containsExactly(10, 20, 30);
        assertThat(ring.value(1)).isEqualTo(2);
    }

    @Test
    void aLatePointInAFullRingPushesTheOldestOut() {
        for (int i : new int[] {10, 20, 30, 50}) {
            ring.add(i, i);
        }
        ring.add(60, 60);
        ring.add(40, 40);
        assertThat(times()).containsExactly(30, 40, 50, 60);
        assertThat(ring.value(1)).isEqualTo(40);
    }

    @Test
    void aPointOlderThanAllOfAFullRingIsNotKept() {
        for (int i : new int[] {10, 20, 30, 40}) {
            ring.add(i, i);
        }
        ring.add(5, 5);
        assertThat(times()).containsExactly(10, 20, 30, 40);
    }

    @Test
    void aKnownTimeTakesTheNewValue() {
        ring.add(10, 1);
        ring.add(20, 2);
        ring.add(10, 7);
        assertThat(times()).containsExactly(10, 20);
        assertThat(ring.value(0)).isEqualTo(7);
    }

    @Test
    void anInfinityIsAGap() {
        ring.add(10, Double.POSITIVE_INFINITY);
        assertThat(ring.value(0)).isNaN();
    }

    @Test
    void timesAreFoundAcrossTheSeam() {
        for (int i = 1; i <= 6; i++) {
            ring.add(i * 10, i);
        }
        assertThat(ring.firstAtOrAfter(0)).isZero();
        assertThat(ring.firstAtOrAfter(45)).isEqualTo(2);
        assertThat(ring.firstAtOrAfter(60)).isEqualTo(3);
        assertThat(ring.firstAtOrAfter(61)).isEqualTo(4);
    }

    @Test
    void aRingForOnePointIsRefused() {
        assertThatThrownBy(() -> new SampleRing(1)).hasMessageContaining("at least 2 points");
    }

    private long[] times() {
        return IntStream.range(0, ring.size()).mapToLong(ring::time).toArray();
    }
}
