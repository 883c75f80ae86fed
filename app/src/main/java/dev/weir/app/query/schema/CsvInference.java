package dev.weir.app.query.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells records that are one line of values each, and what the values are. The columns are c1, c2 …: a record has no header. */
final class CsvInference {

    private CsvInference() {}

    /** The schema, or null if the records are no such lines. */
    static @Nullable StreamSchema infer(List<byte[]> sample) {
        int width = 0;
        int lines = 0;
        List<Seen> columns = new ArrayList<>();
        for (byte[] data : sample) {
            List<String> values = CsvLine.values(data);
            if (values == null || values.size() < 2) {
                continue;
            }
            if (width == 0) {
                width = values.size();
                for (int i = 0; i < width; i++) {
                    columns.add(new Seen());
                }
            }
            if (values.size() == width) {
                lines++;
                for (int i = 0; i < width; i++) {
                    columns.get(i).add(CsvLine.guessed(values.get(i)), 1);
                }
            }
        }
        if (lines == 0 || lines < sample.size() * 0.9) {
            return null;
        }
        List<SchemaField> fields = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            FieldType type = columns.get(i).type();
            fields.add(new SchemaField("c" + (i + 1), type == null ? FieldType.Scalar.VARCHAR : type));
        }
        return new StreamSchema(StreamSchema.Form.CSV, fields, EventTimes.find(fields, List.of()));
    }
}
