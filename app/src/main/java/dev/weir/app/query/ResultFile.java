package dev.weir.app.query;

import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.send.FileProblems;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A result as a file. Times are written in UTC as ISO 8601. Blocks. */
final class ResultFile {

    private final List<ResultColumn> columns;
    private final List<Rows.Row> rows;

    ResultFile(List<ResultColumn> columns, List<Rows.Row> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    void csv(Path file) {
        try (BufferedWriter out = Files.newBufferedWriter(file);
                CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord(columns.stream().map(ResultColumn::name));
            for (Rows.Row row : rows) {
                printer.printRecord(row.values().stream().map(ResultFile::text));
            }
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }

    /** A value in a file: nothing for null, moments in UTC. */
    static String text(@Nullable Object value) {
        return value == null
                ? ""
                : value instanceof Instant time ? time.toString() : ValueText.of(value, ZoneOffset.UTC);
    }

    void jsonLines(Path file) {
        List<String> names = columns.stream().map(ResultColumn::name).toList();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Rows.Row row : rows) {
                out.write(ValueText.json(names, row.values()));
                out.write('\n');
            }
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }

    /** By way of lines of JSON, which DuckDB turns into Parquet; its types are found out from them. */
    void parquet(Path file) {
        Path lines = file.resolveSibling(file.getFileName() + ".jsonl.part");
        try {
            jsonLines(lines);
            String sql = "COPY (SELECT * FROM read_json('" + quoted(lines)
                    + "', format='newline_delimited', sample_size=-1)) TO '" + quoted(file) + "' (FORMAT parquet)";
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                statement.execute("SET memory_limit='256MB'");
                statement.execute(sql);
            } finally {
                Files.deleteIfExists(lines);
            }
        } catch (SQLException e) {
            throw FileProblems.of(file, new IOException(e));
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }

    private static String quoted(Path path) {
        return path.toAbsolutePath().toString().replace("'", "''");
    }
}
