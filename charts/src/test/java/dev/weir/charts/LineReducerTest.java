package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReducerTest {
    private static final TimeScale TIME = TimeScale.between(0, 1000, 100);
    /** One value a pixel, so that y is 100 less the value. */
    private static final ValueScale VALUES = new ValueScale(100, 101);

    private final SampleRing samples = new SampleRing(20_000);

    @Test
    void fewPointsAreDrawnAsTheyAre() {
        add(0, 10);
        add(100, 20);
        assertThat(drawn(500)).containsExactly("move 0 10", "line 10 20", "lift");
    }

    @Test
    void aSpikeOfOnePointAmongThousandsShows() {
        for (int i = 0; i < 1000; i++) {
            add(i, i == 537 ? 99 : 1);
        }
        assertThat(drawn(500)).anyMatch(step -> step.endsWith(" 99"));
    }

    @Test
    void aColumnKeepsItsFirstLeastGreatestAndLastInOrder() {
        add(100, 5);
        add(102, 50);
        add(104, 2);
        add(106, 30);
        add(108, 7);
        assertThat(drawn(500))
                .extracting(step -> step.replaceAll("(\\w+) [\\d.]+ ", "$1 "))
                .containsExactly("move 5", "line 50", "line 2", "line 7", "lift");
    }

    @Test
    void aColumnIsNeverMoreThanFourPoints() {
        for (int i = 0; i < 10_000; i++) {
            samples.add(i / 10, 0);
        }
        for (int i = 0; i < 1000; i++) {
            add(i, i * 7919 % 100);
        }
        assertThat(drawn(500)).hasSizeLessThanOrEqualTo(4 * 101 + 2);
    }

    @Test
    void anUnknownValueLiftsThePen() {
        add(0, 10);
        add(100, 20);
        add(200, Double.NaN);
        add(300, 30);
        assertThat(drawn(500)).containsExactly("move 0 10", "line 10 20", "lift", "move 30 30", "lift");
    }

    @Test
    void aSilenceLongerThanTheGapLiftsThePenAndOneAsLongDoesNot() {
        add(0, 10);
        add(100, 20);
        add(201, 30);
        assertThat(drawn(100)).containsExactly("move 0 10", "line 10 20", "lift", "move 20.1 30", "lift");
        assertThat(drawn(101)).containsExactly("move 0 10", "line 10 20", "line 20.1 30", "lift");
    }

    @Test
    void aGapWithinOneColumnIsStillAGap() {
        add(100, 10);
        add(102, Double.NaN);
        add(104, 20);
        assertThat(drawn(500)).containsExactly("move 10 10", "lift", "move 10.4 20", "lift");
    }

    private void add(long time, double value) {
        samples.add(time, value);
    }

    private List<String> drawn(long gapAfter) {
        List<String> steps = new ArrayList<>();
        LineReducer.draw(samples, 0, TIME, VALUES, gapAfter, new LineReducer.Pen() {
            @Override
            public void move(double x, double y) {
                steps.add("move " + text(x) + " " + text(100 - y));
            }

            @Override
            public void line(double x, double y) {
                steps.add("line " + text(x) + " " + text(100 - y));
            }

            @Override
            public void lift() {
                steps.add("lift");
            }
        });
        return steps;
    }

    private static String text(double value) {
        double rounded = Math.rint(value * 1000) / 1000;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }
}
