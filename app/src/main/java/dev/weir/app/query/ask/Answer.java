package dev.weir.app.query.ask;

import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives rows to the listener: first those over what has been loaded so far, taken back when there are better ones, at last all. Used by
 * one thread, but for {@link #cancel}.
 */
final class Answer {

    private static final int A_BATCH = 500;
    private static final int MOST_PREVIEWED = 1_000;

    private final QueryListener listener;
    private final int mostRows;
    private List<RowChange> previewed = List.of();
    private @Nullable List<ResultColumn> columns;
    private volatile @Nullable Statement running;
    private volatile boolean cancelled;

    Answer(QueryListener listener, int mostRows) {
        this.listener = listener;
        this.mostRows = mostRows;
    }

    /** Any thread. */
    void cancel() {
        cancelled = true;
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException alreadyOver) {
                running = null;
            }
        }
    }

    /** Whether the statement fits its tables, before anything is loaded. */
    void check(Connection connection, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            statement.getMetaData();
        }
    }

    /** The answer over what is there now, some rows of it. */
    void preview(Connection connection, String text) throws SQLException {
        try (Statement statement = begin(connection);
                ResultSet result = statement.executeQuery(text)) {
            ResultRows rows = new ResultRows(result);
            List<RowChange> found = new ArrayList<>();
            for (List<@Nullable Object> row = rows.next();
                    row != null && found.size() < MOST_PREVIEWED;
                    row = rows.next()) {
                found.add(new RowChange(RowChange.Kind.INSERT, row));
            }
            columns(rows);
            replace(found);
        } finally {
            running = null;
        }
    }

    private Statement begin(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        running = statement;
        if (cancelled) {
            statement.close();
            throw new SQLException("cancelled");
        }
        return statement;
    }

    private void columns(ResultRows rows) throws SQLException {
        if (columns == null) {
            columns = rows.columns();
            listener.columns(columns);
        }
    }

    private void replace(List<RowChange> found) {
        List<RowChange> changes = new ArrayList<>();
        previewed.forEach(row -> changes.add(new RowChange(RowChange.Kind.DELETE, row.values())));
        changes.addAll(found);
        previewed = found;
        if (!changes.isEmpty()) {
            listener.rows(changes);
        }
    }

    /**
     * The answer over all.
     *
     * @param cut what is not in it, in words, or null
     */
    Ended whole(Connection connection, String text, @Nullable String cut) throws SQLException {
        try (Statement statement = begin(connection);
                ResultSet result = statement.executeQuery(text)) {
            ResultRows rows = new ResultRows(result);
            columns(rows);
            List<RowChange> batch = new ArrayList<>();
            int given = 0;
            List<@Nullable Object> row = rows.next();
            while (row != null && given < mostRows) {
                batch.add(new RowChange(RowChange.Kind.INSERT, row));
                given++;
                if (batch.size() == A_BATCH) {
                    give(batch);
                    batch = new ArrayList<>();
                    if (cancelled) {
                        return new Ended.Cancelled();
                    }
                }
                row = rows.next();
            }
            give(batch);
            String more = row == null
                    ? null
                    : Text.of("There are more rows than the {0} that are shown.", Format.count(mostRows));
            return new Ended.Complete(more == null ? cut : cut == null ? more : more + " " + cut);
        } finally {
            running = null;
        }
    }

    private void give(List<RowChange> batch) {
        if (!previewed.isEmpty()) {
            replace(batch);
            previewed = List.of();
        } else if (!batch.isEmpty()) {
            listener.rows(batch);
        }
    }
}
