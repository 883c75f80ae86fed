package dev.weir.app.records.transfer;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.send.DataForm;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Properties;

/**
 * Parquet by way of DuckDB, which is loaded with the first use: records are gathered as lines of JSON beside the target,
 * and these are turned into Parquet at the end. DuckDB gets 256 MiB and spills beyond that.
 */
final class Parquet {

    private static final String COLUMNS =
            "{partition_key:'VARCHAR',sequence_number:'VARCHAR',arrival:'BIGINT',shard_id:'VARCHAR',hash_key:'VARCHAR',"
                    + "b64:'VARCHAR',is_text:'BOOLEAN'}";

    /** A record of 10 MiB as base64 and what stands around it. DuckDB reads with buffers of twice that. */
    private static final int LONGEST_LINE = 16 << 20;

    private Parquet() {}

    /** Writes the lines that {@link #convert} takes. */
    static RecordWriter gathering() {
        return new RecordWriter() {
            @Override
            public void begin(OutputStream out) {}

            @Override
            public void write(TailedRecord record, OutputStream out) throws IOException {
                String text = DataForm.utf8(record.data());
                String line = "{\"partition_key\":" + JsonForm.quote(record.partitionKey())
                        + ",\"sequence_number\":\"" + record.sequenceNumber()
                        + "\",\"arrival\":" + record.arrivalMillis()
                        + ",\"shard_id\":\"" + record.shardId()
                        + "\",\"hash_key\":\"" + record.hashKey()
                        + "\",\"b64\":\"" + Base64.getEncoder().encodeToString(record.data())
                        + "\",\"is_text\":" + (text != null) + "}\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** Turns gathered lines into a Parquet file. */
    static void convert(Path lines, Path parquet, boolean metadata) {
        String columns = metadata
                ? "partition_key, sequence_number, make_timestamptz(arrival * 1000) AS arrival, shard_id, hash_key, "
                : "";
        String sql = "COPY (SELECT " + columns + "from_base64(b64) AS data,"
                + " CASE WHEN is_text THEN decode(from_base64(b64)) END AS data_text FROM read_json('" + quoted(lines)
                + "', columns=" + COLUMNS
                + ", format='newline_delimited', maximum_object_size=" + LONGEST_LINE + ")) TO '" + quoted(parquet)
                + "' (FORMAT parquet, COMPRESSION zstd)";
        try (Connection connection = open(parquet);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(Text.of("The Parquet file could not be written: {0}", firstLine(e)), e);
        }
    }

    /** A database in memory, with its temporary files beside a file. */
    static Connection open(Path beside) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET memory_limit='256MB'");
            statement.execute("SET threads=1");
            statement.execute("SET enable_progress_bar=false");
            statement.execute("SET temp_directory='" + quoted(beside) + ".spill'");
        }
        return connection;
    }

    static ExpectedFailure failed(String what, SQLException e) {
        return new ExpectedFailure(
                Failure.Kind.REJECTED,
                what,
                Text.of("What was read stays in the file beside it. Check the disk's space."),
                e);
    }

    static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(Text.of("no reason given"));
    }

    static String quoted(Path path) {
        return path.toAbsolutePath().toString().replace("'", "''");
    }
}
