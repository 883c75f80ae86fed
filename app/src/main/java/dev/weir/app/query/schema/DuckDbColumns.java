package dev.weir.app.query.schema;

import static dev.weir.app.query.schema.SqlNames.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A schema in DuckDB's words. Its JSON reader rounds 1.5 to 2 where a whole number is wanted and says nothing; so whole numbers are
 * read with their fractions and then refused if they have one. Decimals are read as texts, which lose no digit.
 */
public final class DuckDbColumns {

    private static final String WHOLE = "DECIMAL(38,9)";

    private DuckDbColumns() {}

    /** The type that a column has in the table. */
    public static String type(FieldType type) {
        return type(type, false);
    }

    /** The type that the JSON reader is given. */
    public static String readAs(FieldType type) {
        return type(type, true);
    }

    private static String type(FieldType type, boolean asRead) {
        return switch (type) {
            case FieldType.Scalar scalar ->
                switch (scalar) {
                    case BIGINT -> asRead ? WHOLE : scalar.name();
                    case BYTES -> asRead ? "VARCHAR" : "BLOB";
                    case TIMESTAMP_LTZ -> "TIMESTAMP WITH TIME ZONE";
                    case DOUBLE, BOOLEAN, VARCHAR, TIMESTAMP, DATE -> scalar.name();
                };
            case FieldType.Decimal(int precision, int scale) ->
                asRead ? "VARCHAR" : "DECIMAL(" + precision + "," + scale + ")";
            case FieldType.Array(FieldType element) -> type(element, asRead) + "[]";
            case FieldType.Map(FieldType value) -> "MAP(VARCHAR, " + type(value, asRead) + ")";
            case FieldType.Row row ->
                row.fields().stream()
                        .map(field -> quoted(field.name()) + " " + type(field.type(), asRead))
                        .collect(Collectors.joining(", ", "STRUCT(", ")"));
        };
    }

    /** The type of the object that records are read as, so that all of the columns' values are in it. */
    public static String readAs(List<SchemaField> fields) {
        return readAs(new FieldType.Row(RecordShape.of(fields)));
    }

    /**
     * The value of a column as it goes into the table, from what the JSON reader made of the record; fails the statement where a whole
     * number has a fraction.
     *
     * @param object the record, as an expression
     * @param all the columns that are read with it
     */
    public static String value(String object, SchemaField field, List<SchemaField> all) {
        String path = object;
        // A row may be read with more fields than it has, which another column wants of it.
        boolean exact = all.stream()
                .noneMatch(other -> other.source().size() > field.source().size()
                        && other.source().subList(0, field.source().size()).equals(field.source()));
        for (String name : field.source()) {
            path = "struct_extract(" + path + ", " + SqlNames.text(name) + ")";
        }
        return value(path, field.type(), 0, exact);
    }

    private static String value(String path, FieldType type, int depth, boolean exact) {
        if (exact && !isMade(type)) {
            return path;
        }
        return switch (type) {
            case FieldType.Scalar scalar when !isMade(scalar) -> path;
            case FieldType.Scalar scalar ->
                scalar == FieldType.Scalar.BYTES
                        ? "from_base64(" + path + ")"
                        : "CASE WHEN " + path + " IS NULL THEN NULL WHEN " + path + " = trunc(" + path + ") THEN "
                                + path + "::BIGINT ELSE error('no whole number') END";
            case FieldType.Decimal decimal -> path + "::" + type(decimal);
            case FieldType.Array(FieldType element) -> {
                String each = "x" + depth;
                yield "list_transform(" + path + ", lambda " + each + ": " + value(each, element, depth + 1, exact)
                        + ")";
            }
            case FieldType.Map(FieldType element) -> {
                String each = "x" + depth;
                yield "map_from_entries(list_transform(map_entries(" + path + "), lambda " + each + ": {'k': " + each
                        + ".key, 'v': " + value(each + ".value", element, depth + 1, exact) + "}))";
            }
            case FieldType.Row row ->
                row.fields().stream()
                        .map(field -> quoted(field.name()) + " := "
                                + value(
                                        "struct_extract(" + path + ", " + SqlNames.text(field.name()) + ")",
                                        field.type(),
                                        depth,
                                        exact))
                        .collect(Collectors.joining(
                                ", ", "CASE WHEN " + path + " IS NULL THEN NULL ELSE struct_pack(", ") END"));
        };
    }

    /** Whether values are made of what is read, and not taken as they are. */
    private static boolean isMade(FieldType type) {
        return switch (type) {
            case FieldType.Scalar scalar -> scalar == FieldType.Scalar.BIGINT || scalar == FieldType.Scalar.BYTES;
            case FieldType.Decimal decimal -> true;
            case FieldType.Array(FieldType element) -> isMade(element);
            case FieldType.Map(FieldType value) -> isMade(value);
            case FieldType.Row row -> row.fields().stream().anyMatch(field -> isMade(field.type()));
        };
    }

    /** The table as a person would write it for a file of such records; Avro is given as the JSON of its datums. */
    public static String readFile(String streamName, StreamSchema schema) {
        CsvStyle csv = schema.csv();
        return csv == null ? readJson(streamName, schema) : readCsv(streamName, schema, csv);
    }

    private static String readJson(String streamName, StreamSchema schema) {
        String from = "FROM read_json('" + streamName.replace("'", "''")
                + ".jsonl',\n    format = 'newline_delimited',\n" + "    columns = {\n";
        if (schema.fields().stream().allMatch(SchemaField::asWritten)) {
            return schema.fields().stream()
                    .map(field -> "        " + quoted(field.name()) + ": " + SqlNames.text(type(field.type())))
                    .collect(Collectors.joining(
                            ",\n", "CREATE TABLE " + quoted(streamName) + " AS\nSELECT * " + from, "\n    });"));
        }
        return selected(streamName, schema)
                + from
                + "        \"record\": "
                + SqlNames.text(readAs(schema.fields()))
                + "\n    });";
    }

    private static String selected(String streamName, StreamSchema schema) {
        return schema.fields().stream()
                .map(field -> "    "
                        + field.source().stream().map(SqlNames::quoted).collect(Collectors.joining("."))
                        + "::" + type(field.type()) + " AS " + quoted(field.name()))
                .collect(Collectors.joining(",\n", "CREATE TABLE " + quoted(streamName) + " AS\nSELECT\n", "\n"));
    }

    private static String readCsv(String streamName, StreamSchema schema, CsvStyle csv) {
        List<String> columns = new ArrayList<>();
        boolean asWritten = true;
        for (String name : csv.columns()) {
            SchemaField field = schema.fields().stream()
                    .filter(each -> each.source().getFirst().equals(name))
                    .findFirst()
                    .orElse(null);
            asWritten &= field != null && field.asWritten();
            columns.add(
                    "        " + quoted(name) + ": " + SqlNames.text(field == null ? "VARCHAR" : type(field.type())));
        }
        String head =
                asWritten ? "CREATE TABLE " + quoted(streamName) + " AS\nSELECT * " : selected(streamName, schema);
        return head + "FROM read_csv('" + streamName.replace("'", "''") + ".csv',\n    delim = "
                + SqlNames.text(String.valueOf(csv.delimiter())) + ", header = "
                + !csv.header().isEmpty()
                + ", nullstr = '',\n    columns = {\n" + String.join(",\n", columns) + "\n    });";
    }
}
