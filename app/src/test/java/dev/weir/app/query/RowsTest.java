package dev.weir.app.query;

import static dev.weir.app.query.engine.RowChange.Kind.DELETE;
import static dev.weir.app.query.engine.RowChange.Kind.INSERT;
import static dev.weir.app.query.engine.RowChange.Kind.UPDATE_AFTER;
import static dev.weir.app.query.engine.RowChange.Kind.UPDATE_BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes, applied. */
class RowsTest {

    private final Rows rows = new Rows();

    private static RowChange change(RowChange.Kind kind, Object... values) {
        return new RowChange(kind, List.of(values));
    }

    private List<Object> first() {
        return rows.list().stream().map(row -> (Object) row.values()).toList();
    }

    @Test
    void aKeyFindsTheRowThatChanged() {
        rows.columns(List.of(new ResultColumn("k", "VARCHAR", true), new ResultColumn("n", "BIGINT", false)));
        rows.apply(List.of(
                change(INSERT, "a", 1L),
                change(INSERT, "b", 1L),
                change(UPDATE_BEFORE, "a", 1L),
                change(UPDATE_AFTER, "a", 2L),
                change(DELETE, "b", 1L),
                change(UPDATE_AFTER, "c", 9L)));
        assertThat(first()).containsExactly(List.of("a", 2L), List.of("c", 9L));
    }

    @Test
    void withoutAKeyRowsAreFoundByAllOfThem() {
        rows.columns(List.of(new ResultColumn("n", "BIGINT", false)));
        rows.apply(List.of(change(INSERT, 1L), change(INSERT, 1L), change(INSERT, 2L), change(DELETE, 1L)));
        assertThat(first()).containsExactly(List.of(1L), List.of(2L));
        rows.apply(List.of(change(UPDATE_BEFORE, 2L), change(UPDATE_AFTER, 3L), change(DELETE, 7L)));
        assertThat(first()).containsExactly(List.of(1L), List.of(3L));
    }

    @Test
    void aRowThatChangesStaysInItsPlaceWithoutAKeyToo() {
        rows.columns(List.of(new ResultColumn("net", "VARCHAR", false), new ResultColumn("n", "BIGINT", false)));
        rows.apply(List.of(change(INSERT, "a", 1L), change(INSERT, "b", 1L), change(UPDATE_BEFORE, "a", 1L)));
        assertThat(first()).containsExactly(List.of("a", 1L), List.of("b", 1L));
        rows.apply(List.of(change(UPDATE_AFTER, "a", 2L)));
        assertThat(first()).containsExactly(List.of("a", 2L), List.of("b", 1L));
        rows.apply(List.of(change(UPDATE_BEFORE, "a", 2L), change(INSERT, "c", 1L), change(DELETE, "b", 1L)));
        assertThat(first()).containsExactly(List.<Object>of("c", 1L));
    }

    @Test
    void theOldestGoWhereThereAreTooMany() {
        rows.columns(List.of(new ResultColumn("n", "BIGINT", false)));
        List<RowChange> many = new ArrayList<>();
        for (long i = 0; i < Rows.MOST + 10; i++) {
            many.add(change(INSERT, i));
        }
        rows.apply(many);
        assertThat(rows.list()).hasSize(Rows.MOST);
        assertThat(rows.list().getFirst().values()).isEqualTo(List.of(10L));
        assertThat(rows.dropped()).isEqualTo(10);
        rows.apply(List.of(change(DELETE, 3L), change(DELETE, 10L)));
        assertThat(rows.list()).hasSize(Rows.MOST - 1);
    }
}
