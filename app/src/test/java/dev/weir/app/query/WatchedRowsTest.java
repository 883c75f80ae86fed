package dev.weir.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a terminal shows of a statement that goes on. */
class WatchedRowsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private WatchedRows printed(PrintedAnswer.Format format, long most) {
        return new WatchedRows(format, new PrintWriter(out), new PrintWriter(err), most);
    }

    private static void changes(WatchedRows rows) {
        rows.columns(List.of(new ResultColumn("who", "STRING", false), new ResultColumn("n", "BIGINT", false)));
        rows.rows(List.of(
                new RowChange(RowChange.Kind.INSERT, List.of("Ann", 1L)),
                new RowChange(RowChange.Kind.UPDATE_BEFORE, List.of("Ann", 1L)),
                new RowChange(RowChange.Kind.UPDATE_AFTER, List.of("Ann", 12L))));
        rows.rows(List.of(new RowChange(RowChange.Kind.DELETE, List.of("Ann", 12L))));
    }

    @Test
    void aTableHasMarksAndSaysWhatItWaitsFor() throws Exception {
        WatchedRows rows = printed(PrintedAnswer.Format.TABLE, Long.MAX_VALUE);
        rows.progress("Starting the engine", Double.NaN);
        rows.progress("Starting the engine", Double.NaN);
        changes(rows);
        rows.counted(new Counted(5, 2, "no JSON"));
        rows.ended(new Ended.Complete(null));
        assertThat(rows.await(() -> {})).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "    who       n",
                        "+I  Ann              1",
                        "-U  Ann              1",
                        "+U  Ann             12",
                        "-D  Ann             12");
        assertThat(err.toString().lines())
                .containsExactly(
                        "weir query: Starting the engine",
                        "weir query: 2 of 5 records could not be read and are in no row. The newest: no JSON");
    }

    @Test
    void csvHasTheMarkInItsFirstColumnAndEndsAfterEnough() throws Exception {
        WatchedRows rows = printed(PrintedAnswer.Format.CSV, 3);
        changes(rows);
        boolean[] cancelled = new boolean[1];
        assertThat(rows.await(() -> cancelled[0] = true)).isZero();
        assertThat(cancelled[0]).isTrue();
        assertThat(out).hasToString("op,who,n\r\n+I,Ann,1\r\n-U,Ann,1\r\n+U,Ann,12\r\n");
    }

    @Test
    void whatFailsIsSaidWithItsPlace() throws Exception {
        WatchedRows rows = printed(PrintedAnswer.Format.JSON, 3);
        rows.ended(new Ended.Failed(new QueryError("No.", "Try again.", 2, 3, "")));
        assertThat(rows.await(() -> {})).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("weir query: 2:3: No. Try again.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aReaderThatHasGoneIsAnEnd() throws Exception {
        PrintWriter closed = new PrintWriter(Writer.nullWriter());
        closed.close();
        WatchedRows rows = new WatchedRows(PrintedAnswer.Format.JSON, closed, new PrintWriter(err), Long.MAX_VALUE);
        changes(rows);
        assertThat(rows.await(() -> {})).isZero();
    }
}
