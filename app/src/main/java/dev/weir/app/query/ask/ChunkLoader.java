package dev.weir.app.query.ask;

import dev.weir.app.query.schema.DuckDbColumns;
import dev.weir.app.query.schema.FixedColumn;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.SqlNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts a chunk into its table by DuckDB's JSON reader. That is asked to be strict; a chunk that it refuses is looked through record by
 * record, and one record that it refuses even then goes in without its fields. Thread-safe; a connection is of one thread.
 */
final class ChunkLoader {

    private static final int USUAL_LONGEST = 4 << 20;
    private static final String OUT_OF_MEMORY = "Out of Memory";

    private final Path folder;
    private final StreamTable table;
    private final LineKeys keys;
    private final LineWriter writer;

    ChunkLoader(Path folder, StreamTable table, LineKeys keys, LineWriter writer) {
        this.folder = folder;
        this.table = table;
        this.keys = keys;
        this.writer = writer;
    }

    /** @param shards names by number */
    void load(Connection connection, Chunk chunk, List<String> shards) throws SQLException, IOException {
        try {
            insert(connection, chunk, shards);
        } catch (SQLException e) {
            passOn(e);
            loadMended(connection, writer.mended(chunk), shards);
        }
    }

    private void loadMended(Connection connection, Chunk chunk, List<String> shards) throws SQLException, IOException {
        try {
            insert(connection, chunk, shards);
        } catch (SQLException e) {
            passOn(e);
            for (int i = 0; i < chunk.records(); i++) {
                loadOne(connection, chunk, i, shards);
            }
        }
    }

    private void loadOne(Connection connection, Chunk chunk, int record, List<String> shards)
            throws SQLException, IOException {
        Chunk one = new Chunk(1024);
        one.copyLine(chunk, record, chunk.data(record));
        try {
            insert(connection, one, shards);
        } catch (SQLException e) {
            passOn(e);
            String reason = DuckDbErrors.of(e.getMessage(), "", name -> null).what();
            insert(connection, writer.bare(chunk, record, reason), shards);
        }
    }

    /** Not the records' fault. */
    private static void passOn(SQLException e) throws SQLException {
        String message = String.valueOf(e.getMessage());
        if (message.contains(OUT_OF_MEMORY) || message.contains("INTERRUPT")) {
            throw e;
        }
    }

    private void insert(Connection connection, Chunk chunk, List<String> shards) throws SQLException, IOException {
        Path file = Files.createTempFile(folder, "chunk", ".jsonl");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(chunk.bytes(), 0, chunk.length());
            }
            try (Statement statement = connection.createStatement()) {
                long rows = statement.executeLargeUpdate(sql(file, chunk, shards));
                if (rows != chunk.records()) {
                    throw new SQLException(rows + " rows out of " + chunk.records() + " records");
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private String sql(Path file, Chunk chunk, List<String> shards) {
        List<SchemaField> fields = table.loadedFields();
        String shardNames = shards.stream().map(SqlNames::text).collect(Collectors.joining(", ", "[", "]"));
        List<String> values = new ArrayList<>(List.of(
                shardNames + "[" + keys.name("shard") + " + 1]",
                "make_timestamptz(" + keys.name("arrival") + " * 1000)"));
        List<String> read =
                new ArrayList<>(List.of(keys.name("shard") + ": 'BIGINT'", keys.name("arrival") + ": 'BIGINT'"));
        if (table.has(FixedColumn.PARTITION_KEY)) {
            values.add(keys.name("key"));
            read.add(keys.name("key") + ": 'VARCHAR'");
        }
        if (table.has(FixedColumn.SEQUENCE_NUMBER)) {
            values.add(keys.name("sequence"));
            read.add(keys.name("sequence") + ": 'VARCHAR'");
        }
        if (table.has(FixedColumn.DATA)) {
            values.add(table.isBinary() ? "from_base64(" + keys.name("data") + ")" : keys.name("data"));
            read.add(keys.name("data") + ": 'VARCHAR'");
        }
        for (SchemaField field : fields) {
            values.add(DuckDbColumns.value(keys.name("fields"), field, fields));
        }
        if (!fields.isEmpty()) {
            read.add(keys.name("fields") + ": " + SqlNames.text(DuckDbColumns.readAs(fields)));
        }
        return "INSERT INTO " + table.table() + " SELECT " + String.join(", ", values) + " FROM read_json("
                + SqlNames.text(file.toString()) + ", format = 'newline_delimited', maximum_object_size = "
                + Math.max(USUAL_LONGEST, 2 * chunk.longest()) + ", columns = {" + String.join(", ", read) + "})";
    }
}
