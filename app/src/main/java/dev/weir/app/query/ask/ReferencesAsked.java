package dev.weir.app.query.ask;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.reference.ReferenceFile;
import dev.weir.app.query.reference.ReferenceTable;
import dev.weir.app.query.schema.CsvLine;
import dev.weir.app.query.schema.DuckDbColumns;
import dev.weir.app.query.schema.Fit;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.SqlNames;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.text.Text;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files that one statement names as tables, loaded for its connection alone, as they are now. One thread. */
final class ReferencesAsked {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AskEngine engine;
    private long rows;
    private long left;
    private @Nullable String why;

    ReferencesAsked(AskEngine engine) {
        this.engine = engine;
    }

    /** Loads those that the statement names and that no stream is called by. */
    void show(AskDatabase database, Connection connection, AskStatement statement) throws SQLException, IOException {
        for (String name : statement.tables()) {
            ReferenceTable table = engine.references().find(name);
            if (table != null && engine.streams().find(name) == null) {
                load(database, connection, table);
            }
        }
    }

    private void load(AskDatabase database, Connection connection, ReferenceTable table)
            throws SQLException, IOException {
        Path lines = Files.createTempFile(database.folder().chunks(), "reference", ".jsonl");
        try {
            write(table, lines);
            String read = table.fields().stream()
                    .map(field -> SqlNames.text(field.name()) + ": " + SqlNames.text(DuckDbColumns.type(field.type())))
                    .collect(Collectors.joining(", ", "{", "}"));
            try (Statement sql = connection.createStatement()) {
                sql.execute("CREATE OR REPLACE TEMP TABLE " + SqlNames.quoted(table.name())
                        + " AS SELECT * FROM read_json(" + SqlNames.text(lines.toString())
                        + ", format = 'newline_delimited', columns = " + read + ")");
            }
        } finally {
            Files.delete(lines);
        }
    }

    /** A row that does not fit in one of its columns is in no table, as it is in none of Watch. */
    private void write(ReferenceTable table, Path lines) throws IOException {
        Fit fit = new Fit(new StreamSchema(StreamSchema.Form.JSON, table.fields(), null));
        try (BufferedWriter out = Files.newBufferedWriter(lines)) {
            table.file().read((number, row) -> {
                rows++;
                String trouble = row == null ? Text.of("it is no row") : trouble(fit, row, table);
                if (row == null || trouble != null) {
                    left++;
                    why = Text.of(
                            "Row {0} of {1}: {2}.", number, table.file().path().getFileName(), trouble);
                } else {
                    out.write(JSON.writeValueAsString(row));
                    out.write('\n');
                }
                return true;
            });
        }
    }

    private static @Nullable String trouble(Fit fit, ObjectNode row, ReferenceTable table) {
        if (table.file().form() == ReferenceFile.Form.CSV) {
            for (SchemaField field : table.fields()) {
                row.set(field.name(), CsvLine.value(row.path(field.name()).asText(), field.type()));
            }
        }
        fit.look(row);
        return fit.trouble();
    }

    /** What was counted of the streams, and of these. */
    Counted with(Counted streams) {
        return left == 0
                ? streams
                : new Counted(streams.records() + rows, streams.left() + left, why == null ? streams.why() : why);
    }
}
