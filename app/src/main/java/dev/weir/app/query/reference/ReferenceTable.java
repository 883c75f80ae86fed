package dev.weir.app.query.reference;

import dev.weir.app.query.schema.FlinkTable;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.SqlNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file that statements may name as a table.
 *
 * @param name what statements call it
 * @param fields its columns, by the names that the file has
 */
public record ReferenceTable(String name, ReferenceFile file, List<SchemaField> fields) {

    public ReferenceTable {
        fields = List.copyOf(fields);
    }

    /** The CREATE TABLE statement for Watch, whose process reads the file itself. */
    public String flinkDdl() {
        String columns = fields.stream()
                .map(field -> FlinkTable.name(field.name()) + " " + FlinkTable.type(field.type()))
                .collect(Collectors.joining(",\n    "));
        List<String> options = new ArrayList<>(List.of(
                "'connector' = 'reference'",
                "'path' = " + SqlNames.text(file.path().toString()),
                "'file' = '" + file.form() + "'"));
        if (file.form() == ReferenceFile.Form.CSV && file.delimiter() != ',') {
            options.add("'file.delimiter' = " + SqlNames.text(String.valueOf(file.delimiter())));
        }
        options.add("'format' = 'json'");
        options.add("'json.timestamp-format.standard' = 'ISO-8601'");
        return "CREATE TABLE " + FlinkTable.name(name) + " (\n    " + columns + "\n) WITH (\n    "
                + String.join(",\n    ", options) + "\n)";
    }
}
