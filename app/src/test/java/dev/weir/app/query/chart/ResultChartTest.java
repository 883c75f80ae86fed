package dev.weir.app.query.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.DirectBackground;
import dev.weir.app.query.engine.ResultColumn;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of a result is drawn, found without a person's help. */
class ResultChartTest {

    private static List<ResultColumn> columns(String... names) {
        return Arrays.stream(names)
                .map(name -> new ResultColumn(name, "", false))
                .toList();
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static Instant at(int second) {
        return Instant.parse("2026-05-04T12:00:00Z").plusSeconds(second);
    }

    @Test
    void aWindowsStartIsTheTimeAndATextThatRepeatsIsTheLine() {
        ChartColumns found = ChartColumns.of(
                columns("window_end", "window_start", "net", "n"),
                List.of(
                        row(LocalDateTime.MAX, LocalDateTime.MIN, "ci", 1L),
                        row(LocalDateTime.MAX, LocalDateTime.MIN, "uw", 1L),
                        row(LocalDateTime.MAX, LocalDateTime.MIN, "ci", 1L),
                        row(LocalDateTime.MAX, LocalDateTime.MIN, "uw", 1L)));
        assertThat(found.firstChoice()).isEqualTo(new ChartChoice("window_start", List.of("n"), "net"));
    }

    @Test
    void millisecondsAreATimeWhereTheNameSaysSoAndBeforeTheTimeOfArrival() {
        List<ResultColumn> columns = columns("id", "time", "mag", "approximate_arrival_timestamp");
        ChartColumns found = ChartColumns.of(
                columns, List.of(row("a", 1_517_363_399_650L, 0.3, at(0)), row("b", 1_517_363_400_650L, 0.5, at(1))));
        assertThat(found.times()).containsExactly("time", "approximate_arrival_timestamp");
        assertThat(found.groups()).as("an id is no group").isEmpty();
        assertThat(found.firstChoice()).isEqualTo(new ChartChoice("time", List.of("mag"), null));
        assertThat(ChartColumns.of(columns("flights", "delay"), List.of(row(1_517_363_399L, 2L)))
                        .firstChoice())
                .as("a number is no time by its size alone")
                .isNull();
    }

    @Test
    void linesAreSortedAndBoundedAndTheRestIsSaid() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int key = 0; key < 13; key++) {
            for (int second = 20 - key; second > 0; second--) {
                rows.add(row(at(second), "k" + key, second * 1.5));
            }
        }
        rows.add(row(at(3), "k0", 99.0));
        rows.add(row(null, "k0", 1.0));
        ChartData data = ChartLines.of(columns("at", "key", "n"), new ChartChoice("at", List.of("n"), "key"), rows);
        assertThat(data.lines()).hasSize(ChartLines.MOST);
        ChartData.Line first = data.lines().getFirst();
        assertThat(first.name()).isEqualTo("k0");
        assertThat(first.times()).isSorted().hasSize(20);
        assertThat(first.values()[2]).as("of the same time the last is drawn").isEqualTo(99.0);
        assertThat(data.note())
                .contains("The 10 of “key” with most points are drawn; 3 are not: k10, k11, k12.")
                .contains("1 row shares its time with another of the same line")
                .contains("1 row has no time in “at”.");
        assertThat(data.spanMillis()).isEqualTo(19_000);
        assertThat(data.gapMillis()).isEqualTo(3_000);
    }

    @Test
    void onlyWhatIsNewIsDrawnAnew() {
        ChartData.Line before = new ChartData.Line("n", new long[] {1, 2, 3}, new double[] {1, 2, 3});
        assertThat(ResultChart.changed(
                        before, new ChartData.Line("n", new long[] {1, 2, 3, 4}, new double[] {1, 5, 3, 4})))
                .containsExactly(1, 3);
        assertThat(ResultChart.changed(before, new ChartData.Line("n", new long[] {2, 3, 4}, new double[] {2, 3, 4})))
                .as("the oldest went")
                .containsExactly(2);
        assertThat(ResultChart.changed(before, new ChartData.Line("n", new long[] {1, 3}, new double[] {1, 3})))
                .as("one in the middle went")
                .isNull();
        assertThat(ResultChart.changed(before, new ChartData.Line("n", new long[] {1, 2}, new double[] {1, 2})))
                .as("the last one went")
                .isNull();
    }

    @Test
    void linesAreMadeOnlyWhileTheyAreSeenAndAChoiceHolds() {
        DirectBackground background = new DirectBackground();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int[] asked = new int[1];
        ResultChartModel model = new ResultChartModel(background, () -> columns("at", "a", "b"), () -> {
            asked[0]++;
            return List.copyOf(rows);
        });
        rows.add(row(at(0), 1L, 2L));
        model.changed();
        assertThat(asked[0]).isZero();
        model.show(true);
        assertThat(model.choice().get()).isEqualTo(new ChartChoice("at", List.of("a", "b"), null));
        model.choose(new ChartChoice("at", List.of("b"), null));
        assertThat(model.data().get().lines()).extracting(ChartData.Line::name).containsExactly("b");
        model.show(false);
        int until = asked[0];
        rows.add(row(at(1), 1L, 3L));
        model.changed();
        assertThat(asked[0]).isEqualTo(until);
        model.show(true);
        assertThat(model.data().get().lines().getFirst().values()).containsExactly(2, 3);
        model.choose(new ChartChoice("at", List.of("gone"), null));
        assertThat(model.choice().get()).isEqualTo(new ChartChoice("at", List.of("a", "b"), null));
    }
}
