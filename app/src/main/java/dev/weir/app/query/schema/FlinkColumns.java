package dev.weir.app.query.schema;

import static dev.weir.app.query.schema.SqlNames.flink;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns of a stream as Flink declares them. Flink reads fields by the names that records have for them, and puts rows by these; a
 * column of another name, or from within a row, is computed and stands beside them. In a line of values only the order counts, so that
 * names are free there; but all of them must be declared.
 */
final class FlinkColumns {

    /** ISO 8601 with a T or a space between date and time. */
    private static final String TIME = "'yyyy-MM-dd[''T''][ ]HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S][XXX][XX]'";

    private FlinkColumns() {}

    static List<String> of(StreamSchema schema) {
        return switch (schema.form()) {
            case JSON, AVRO -> named(schema);
            case CSV -> ordered(schema);
            case TEXT -> List.of("`data` STRING");
            case BINARY -> List.of("`data` BYTES");
        };
    }

    private static List<String> named(StreamSchema schema) {
        List<String> lines = new ArrayList<>();
        RecordShape.of(schema).forEach(field -> lines.add(flink(field.name()) + " " + type(field.type())));
        for (SchemaField field : schema.fields()) {
            if (!field.asWritten()) {
                lines.add(flink(field.name()) + " AS "
                        + field.source().stream().map(SqlNames::flink).collect(Collectors.joining(".")));
            }
        }
        return lines;
    }

    private static List<String> ordered(StreamSchema schema) {
        CsvStyle csv = schema.csv();
        List<String> lines = new ArrayList<>();
        List<String> computed = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        schema.fields().forEach(field -> taken.add(field.name().toLowerCase(Locale.ROOT)));
        for (String source : csv == null ? List.<String>of() : csv.columns()) {
            SchemaField field = schema.fields().stream()
                    .filter(each -> each.source().getFirst().equals(source))
                    .findFirst()
                    .orElse(null);
            if (field == null) {
                lines.add(flink(free(source, taken)) + " STRING");
            } else if (field.type() == FieldType.Scalar.TIMESTAMP || field.type() == FieldType.Scalar.TIMESTAMP_LTZ) {
                // Flink's own reader of such lines takes no T between date and time.
                String text = flink(free(field.name() + "_text", taken));
                boolean moment = field.type() == FieldType.Scalar.TIMESTAMP_LTZ;
                lines.add(text + " STRING");
                computed.add(flink(field.name()) + " AS "
                        + (moment
                                ? "TO_TIMESTAMP_LTZ(" + text + ", " + TIME + ", 'UTC')"
                                : "TO_TIMESTAMP(" + text + ", " + TIME + ")"));
            } else {
                lines.add(flink(field.name()) + " " + type(field.type()));
            }
        }
        lines.addAll(computed);
        return lines;
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        while (!taken.add(free.toLowerCase(Locale.ROOT))) {
            free += "_";
        }
        return free;
    }

    /** A type as Flink writes it. */
    static String type(FieldType type) {
        return switch (type) {
            case FieldType.Scalar scalar ->
                switch (scalar) {
                    case VARCHAR -> "STRING";
                    case TIMESTAMP, TIMESTAMP_LTZ -> scalar.name() + "(3)";
                    case BIGINT, DOUBLE, BOOLEAN, DATE, BYTES -> scalar.name();
                };
            case FieldType.Decimal(int precision, int scale) -> "DECIMAL(" + precision + ", " + scale + ")";
            case FieldType.Array(FieldType element) -> "ARRAY<" + type(element) + ">";
            case FieldType.Map(FieldType value) -> "MAP<STRING, " + type(value) + ">";
            case FieldType.Row row ->
                row.fields().stream()
                        .map(field -> flink(field.name()) + " " + type(field.type()))
                        .collect(Collectors.joining(", ", "ROW<", ">"));
        };
    }
}
