package dev.weir.app.query.watch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** DuckDB over all events at once. */
final class Batch implements AutoCloseable {

    private final Connection connection;

    Batch(Path events) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE events AS SELECT * FROM read_csv('" + events + "', header = true)");
        }
    }

    /** Rows as {@link Result} has them: a window's end as a local time, in the second column of a window's query. */
    List<String> rows(WindowQuery query) throws SQLException {
        boolean window = query.watched.contains("window_end");
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query.asked)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(window && i == 2 ? local(result.getLong(i)) : result.getString(i));
                }
                rows.add(String.join("|", values));
            }
        }
        rows.sort(null);
        return rows;
    }

    private static String local(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneId.systemDefault())
                .toString();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
