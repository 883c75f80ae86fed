package dev.weir.app.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.records.RecordRows.Place;
import dev.weir.app.records.RowRanges.Range;
import dev.weir.app.records.log.BitRows;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowRangesTest {

    private static Range all(long first, long count) {
        return new Range(null, null, first, count);
    }

    @Test
    void rowsOfSeveralRunsFollowEachOtherAndKeepTheirOwnNumbers() {
        RowRanges rows = new RowRanges(List.of(all(5, 2), all(0, 0), all(100, 3)));
        assertThat(rows.count()).isEqualTo(5);
        assertThat(IntStream.range(0, 5).mapToObj(rows::place).map(Place::index))
                .containsExactly(5L, 6L, 100L, 101L, 102L);
        assertThatThrownBy(() -> rows.place(5)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aMillionRowsAreOneRange() {
        RowRanges rows = new RowRanges(List.of(all(0, 1_000_000)));
        assertThat(rows.count()).isEqualTo(1_000_000);
        assertThat(rows.place(999_999)).isEqualTo(new Place(null, 999_999));
    }

    @Test
    void aRowThatTheFilterNoLongerKnowsHasGone() {
        RowRanges rows = new RowRanges(List.of(new Range(null, new BitRows(), 0, 1), all(7, 1)));
        assertThat(rows.place(0)).isNull();
        assertThat(rows.place(1)).isEqualTo(new Place(null, 7));
    }

    @Test
    void noRows() {
        assertThat(new RowRanges(List.of()).count()).isZero();
    }
}
