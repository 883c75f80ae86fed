package dev.weir.app.records.transfer;

import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parquet by way of DuckDB. Where there is a column {@code data} of bytes or text, that is the record; else the row
 * becomes a JSON object.
 */
final class ParquetReader implements RecordReader {

    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;

    ParquetReader(Path file) throws IOException {
        String from = "read_parquet('" + Parquet.quoted(file) + "')";
        try {
            connection = Parquet.open(file);
            statement = connection.createStatement();
            Set<String> columns = columns(from);
            String key = columns.contains(CsvWriter.KEY) ? CsvWriter.KEY : "NULL";
            String data = columns.contains(CsvWriter.DATA)
                    ? "CAST(" + CsvWriter.DATA + " AS BLOB)"
                    : "encode(CAST(to_json(t) AS VARCHAR))";
            rows = statement.executeQuery("SELECT " + data + ", CAST(" + key + " AS VARCHAR) FROM " + from + " t");
        } catch (SQLException e) {
            throw new IOException(Text.of("not Parquet that can be read: {0}", Parquet.firstLine(e)), e);
        }
    }

    private Set<String> columns(String from) throws SQLException {
        Set<String> names = new HashSet<>();
        try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + from)) {
            while (described.next()) {
                names.add(described.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    @Override
    public @Nullable ImportedRecord next() throws IOException {
        try {
            if (!rows.next()) {
                return null;
            }
            Blob blob = rows.getBlob(1);
            byte[] data = blob == null ? "".getBytes(StandardCharsets.UTF_8) : blob.getBytes(1, (int) blob.length());
            return new ImportedRecord(data, rows.getString(2), Map.of());
        } catch (SQLException e) {
            throw new IOException(Text.of("not Parquet that can be read: {0}", Parquet.firstLine(e)), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
            statement.close();
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
