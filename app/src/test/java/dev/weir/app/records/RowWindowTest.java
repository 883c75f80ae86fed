package dev.weir.app.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The part of the rows that is laid out. */
class RowWindowTest {

    private int next;
    private final ObservableList<Integer> all = FXCollections.observableArrayList(some(100_000));

    private List<Integer> some(int count) {
        int first = next;
        next += count;
        return IntStream.range(first, next).boxed().toList();
    }

    @Test
    void theNewestRowsAreInItAsTheyCome() {
        RowWindow<Integer> window = new RowWindow<>(all);
        for (int i = 0; i < 50; i++) {
            all.addAll(some(1_234));
            assertThat(window.getLast()).isEqualTo(next - 1);
            assertThat(window.size()).isBetween(RowWindow.LEAST, RowWindow.MOST);
        }
    }

    @Test
    void itStaysWithItsRowsWhateverComesAndGoesAboveAndBelow() {
        RowWindow<Integer> window = new RowWindow<>(all);
        window.keepAtEnd(false);
        window.centre(50_000);
        assertThat(window.get(50_000 - window.base())).isEqualTo(50_000);
        all.remove(0, 7_000);
        assertThat(window.get(43_000 - window.base())).isEqualTo(50_000);
        all.addAll(0, some(11_000));
        all.addAll(some(9_000));
        assertThat(window.get(54_000 - window.base())).isEqualTo(50_000);
        assertThat(window.base()).isEqualTo(44_000);
    }

    @Test
    void allRowsAreInItWhereTheyAreFew() {
        ObservableList<Integer> few = FXCollections.observableArrayList(1, 2, 3);
        RowWindow<Integer> window = new RowWindow<>(few);
        window.centre(2);
        few.add(4);
        few.removeFirst();
        assertThat(window).containsExactly(2, 3, 4);
        few.clear();
        assertThat(window).isEmpty();
    }

    /** What listeners are told must lead from what they knew to what is so; a table that is told otherwise shows other rows. */
    @RepeatedTest(20)
    void whatItTellsIsWhatHappened(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        RowWindow<Integer> window = new RowWindow<>(all);
        List<Integer> told = new ArrayList<>(window);
        window.addListener((ListChangeListener<Integer>) change -> {
            while (change.next()) {
                told.subList(change.getFrom(), change.getFrom() + change.getRemovedSize())
                        .clear();
                told.addAll(change.getFrom(), change.getAddedSubList());
            }
        });
        for (int i = 0; i < 60; i++) {
            int at = random.nextInt(all.size() + 1);
            int count = random.nextInt(random.nextInt(20) == 0 ? 60_000 : 3_000);
            switch (random.nextInt(6)) {
                case 0 -> all.addAll(some(count));
                case 1 -> all.addAll(at, some(count));
                case 2 -> all.remove(0, Math.min(count, all.size()));
                case 3 -> all.remove(at, Math.min(at + count, all.size()));
                case 4 -> {
                    window.keepAtEnd(false);
                    window.centre(at);
                }
                default -> window.keepAtEnd(random.nextBoolean());
            }
            assertThat(told).isEqualTo(window);
            assertThat(window).isEqualTo(all.subList(window.base(), window.base() + window.size()));
            assertThat(window.size()).isBetween(Math.min(all.size(), RowWindow.LEAST), RowWindow.MOST);
        }
    }
}
