package dev.weir.app.objects.read;

import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, each as a JSON object, by way of DuckDB, which is loaded with the first use. The file is this
 * reader's own and is deleted when it is closed.
 */
final class ParquetRows implements RecordReader {

    private final Path file;
    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private final List<Column> columns;
    private final long count;

    /** A column as the file declares it. */
    record Column(String name, String type) {}

    ParquetRows(Path file) throws IOException {
        this.file = file;
        String from = "read_parquet('" + file.toAbsolutePath().toString().replace("'", "''") + "')";
        Connection opened = null;
        try {
            Properties properties = new Properties();
            properties.setProperty("jdbc_stream_results", "true");
            properties.setProperty("memory_limit", "256MB");
            properties.setProperty("threads", "1");
            opened = DriverManager.getConnection("jdbc:duckdb:", properties);
            connection = opened;
            statement = connection.createStatement();
            columns = describe(from);
            count = count(from);
            rows = statement.executeQuery("SELECT CAST(to_json(t) AS VARCHAR) FROM " + from + " t");
        } catch (SQLException e) {
            release(opened, file);
            throw unreadable(e);
        }
    }

    private static void release(@Nullable Connection opened, Path file) throws IOException {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private List<Column> describe(String from) throws SQLException {
        List<Column> found = new ArrayList<>();
        try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + from)) {
            while (described.next()) {
                found.add(new Column(described.getString(1), described.getString(2)));
            }
        }
        return found;
    }

    private long count(String from) throws SQLException {
        try (ResultSet counted = statement.executeQuery("SELECT count(*) FROM " + from)) {
            return counted.next() ? counted.getLong(1) : 0;
        }
    }

    List<Column> columns() {
        return columns;
    }

    /** Rows of the whole file. */
    long count() {
        return count;
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        try {
            return rows.next() ? rows.getString(1).getBytes(StandardCharsets.UTF_8) : null;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static IOException unreadable(SQLException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new IOException(Text.of("This is no Parquet that can be read: {0}", message), e);
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
            statement.close();
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
