package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @ParameterizedTest
    @CsvSource({"0.7, 1", "1, 1", "1.2, 2", "3, 5", "7, 10", "130, 200", "0.03, 0.05"})
    void countsStepByOneTwoFive(double raw, double step) {
        assertThat(ValueRange.step(raw, ChartUnit.RECORDS_PER_SECOND)).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1024", "200000, 262144", "1048576, 1048576"})
    void bytesStepByPowersOfTwo(double raw, double step) {
        assertThat(ValueRange.step(raw, ChartUnit.BYTES_PER_SECOND)).isEqualTo(step);
    }

    @Test
    void ticksReachTheTop() {
        assertThat(ValueRange.ticks(1000, ChartUnit.COUNT, 5)).containsExactly(0.0, 200.0, 400.0, 600.0, 800.0, 1000.0);
    }

    @ParameterizedTest
    @CsvSource({"1048576, 1048576, MiB/s, 1", "524288, 1048576, MiB/s, 0.5", "262144, 786432, KiB/s, 256"})
    void aByteTickIsCountedInTheAxisUnit(double value, double top, String caption, String text) {
        assertThat(ChartUnit.BYTES_PER_SECOND.caption(top)).isEqualTo(caption);
        assertThat(ChartUnit.BYTES_PER_SECOND.tick(value, top)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "BYTES_PER_SECOND, 1048576, 1 MiB/s",
        "BYTES_PER_SECOND, 319488, 312 KiB/s",
        "BYTES_PER_SECOND, 100, 100 B/s",
        "RECORDS_PER_SECOND, 1204, '1,204 records/s'",
        "RECORDS_PER_SECOND, 0.25, 0.25 records/s",
        "MILLISECONDS, 12.34, 12.3 ms",
        "COUNT, 0, 0"
    })
    void aValueReadsWithItsUnit(ChartUnit unit, double value, String text) {
        assertThat(unit.text(value)).isEqualTo(text);
    }

    @Test
    void theAxisGrowsAtOnceAndShrinksLate() {
        ValueRange range = new ValueRange();
        double top = range.top(900, Double.NaN, ChartUnit.COUNT, 5);
        assertThat(top).isGreaterThan(900);
        assertThat(range.top(700, Double.NaN, ChartUnit.COUNT, 5)).isEqualTo(top);
        assertThat(range.top(2000, Double.NaN, ChartUnit.COUNT, 5)).isGreaterThan(2000);
        assertThat(range.top(100, Double.NaN, ChartUnit.COUNT, 5)).isBetween(100.0, 200.0);
    }

    @Test
    void theAxisTakesANearLimitInAndLeavesAFarOneOut() {
        assertThat(new ValueRange().top(600, 1000, ChartUnit.COUNT, 5)).isGreaterThan(1000);
        assertThat(new ValueRange().top(20, 1000, ChartUnit.COUNT, 5)).isLessThan(50);
        assertThat(new ValueRange().top(Double.NaN, 1000, ChartUnit.COUNT, 5)).isGreaterThan(1000);
    }

    @Test
    void timesAreRoundInTheirZone() {
        TimeTicks hours = TimeTicks.atLeast(50 * 60_000, KOLKATA);
        long tick = hours.firstAtOrAfter(Instant.parse("2026-11-23T12:00:00Z").toEpochMilli());
        assertThat(hours.label(tick)).isEqualTo("18:00");
        assertThat(Instant.ofEpochMilli(tick)).isEqualTo("2026-11-23T12:30:00Z");
    }

    @Test
    void midnightTellsTheDate() {
        TimeTicks hours = TimeTicks.atLeast(3_600_000, ZoneId.of("UTC"));
        assertThat(hours.label(Instant.parse("2026-11-24T00:00:00Z").toEpochMilli()))
                .isEqualTo("Nov 24");
    }

    @Test
    void shortStretchesTellSecondsAndMilliseconds() {
        long noon = Samples.NOON;
        assertThat(TimeTicks.atLeast(4_000, ZoneId.of("UTC")).label(noon)).isEqualTo("12:00:00");
        assertThat(TimeTicks.atLeast(40, ZoneId.of("UTC")).label(noon + 50)).isEqualTo("12:00:00.050");
    }

    @Test
    void neighbouringTicksHaveNeighbouringNumbers() {
        TimeTicks ticks = TimeTicks.atLeast(4_000, KOLKATA);
        long first = ticks.firstAtOrAfter(Samples.NOON);
        long second = ticks.firstAtOrAfter(first + 1);
        assertThat(ticks.number(second)).isEqualTo(ticks.number(first) + 1);
    }

    @Test
    void anAxisGoesBelowZeroWhereTheDataDo() {
        assertThat(ValueRange.ticks(-10, 20, ChartUnit.COUNT, 3)).containsExactly(-10.0, 0.0, 10.0, 20.0);
        ValueRange range = new ValueRange();
        assertThat(range.bottom(5, ChartUnit.COUNT, 5)).isZero();
        double bottom = range.bottom(-90, ChartUnit.COUNT, 5);
        assertThat(bottom).isBetween(-120.0, -90.0);
        assertThat(range.bottom(-70, ChartUnit.COUNT, 5)).as("no jump").isEqualTo(bottom);
        assertThat(range.bottom(Double.NaN, ChartUnit.COUNT, 5)).isZero();
        assertThat(new ValueScale(-10, 10, 101).y(0)).isEqualTo(50);
        assertThat(new ValueScale(-10, 10, 101).value(100)).isEqualTo(-10);
    }
}
