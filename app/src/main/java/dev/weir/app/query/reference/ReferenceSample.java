package dev.weir.app.query.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.query.schema.CsvLine;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.SchemaInference;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the beginning of a file says about it.
 *
 * @param name what it may be called
 * @param fields its columns, inferred
 * @param rows some of its rows
 */
public record ReferenceSample(String name, ReferenceFile file, List<SchemaField> fields, List<ObjectNode> rows) {

    private static final int LOOKED_AT = 1_000;
    private static final int SHOWN = 5;

    /** Looks at a file. Blocks. */
    public static ReferenceSample of(Path path) throws IOException {
        ReferenceFile file = ReferenceFile.of(path);
        List<byte[]> sample = new ArrayList<>();
        List<ObjectNode> rows = new ArrayList<>();
        file.read((number, row) -> {
            if (row != null) {
                if (file.form() == ReferenceFile.Form.CSV) {
                    row.properties()
                            .forEach(value -> value.setValue(
                                    CsvLine.guessed(value.getValue().asText())));
                }
                sample.add(row.toString().getBytes(StandardCharsets.UTF_8));
                if (rows.size() < SHOWN) {
                    rows.add(row);
                }
            }
            return sample.size() < LOOKED_AT;
        });
        List<SchemaField> fields = SchemaInference.infer(sample).fields();
        if (fields.isEmpty()) {
            throw new IOException(Text.of(
                    "The file {0} has no rows with columns: a CSV with a header is taken, an array of JSON objects, or a JSON object a line.",
                    path));
        }
        return new ReferenceSample(name(path), file, fields, rows);
    }

    private static String name(Path path) {
        String plain = String.valueOf(path.getFileName()).replaceFirst("\\.[^.]*$", "");
        String name = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "t_" + name : name;
    }
}
