package dev.weir.app.query.schema;

import static dev.weir.app.query.schema.SqlNames.quoted;

import java.util.stream.Collectors;

/**
 * A schema in DuckDB's words. Its JSON reader rounds 1.5 to 2 where a whole number is wanted and says nothing; so whole numbers are
 * read with their fractions and then refused if they have one.
 */
public final class DuckDbColumns {

    private static final String WHOLE = "DECIMAL(38,9)";

    private DuckDbColumns() {}

    /** The type that a column has in the table. */
    public static String type(FieldType type) {
        return type(type, "BIGINT");
    }

    /** The type that the JSON reader is given. */
    public static String readAs(FieldType type) {
        return type(type, WHOLE);
    }

    private static String type(FieldType type, String whole) {
        return switch (type) {
            case FieldType.Scalar scalar ->
                switch (scalar) {
                    case BIGINT -> whole;
                    case TIMESTAMP_LTZ -> "TIMESTAMP WITH TIME ZONE";
                    case DOUBLE, BOOLEAN, VARCHAR, TIMESTAMP -> scalar.name();
                };
            case FieldType.Array(FieldType element) -> type(element, whole) + "[]";
            case FieldType.Row row ->
                row.fields().stream()
                        .map(field -> quoted(field.name()) + " " + type(field.type(), whole))
                        .collect(Collectors.joining(", ", "STRUCT(", ")"));
        };
    }

    /**
     * The value of a field as it goes into the table, from what the JSON reader made of it; fails the statement where a whole number
     * has a fraction.
     *
     * @param path the field, as an expression
     */
    public static String value(String path, FieldType type) {
        return value(path, type, 0);
    }

    private static String value(String path, FieldType type, int depth) {
        if (!hasWhole(type)) {
            return path;
        }
        return switch (type) {
            case FieldType.Scalar scalar ->
                "CASE WHEN " + path + " IS NULL THEN NULL WHEN " + path + " = trunc(" + path + ") THEN " + path
                        + "::BIGINT ELSE error('no whole number') END";
            case FieldType.Array(FieldType element) -> {
                String each = "x" + depth;
                yield "list_transform(" + path + ", lambda " + each + ": " + value(each, element, depth + 1) + ")";
            }
            case FieldType.Row row ->
                row.fields().stream()
                        .map(field -> quoted(field.name()) + " := "
                                + value(
                                        "struct_extract(" + path + ", " + SqlNames.text(field.name()) + ")",
                                        field.type(),
                                        depth))
                        .collect(Collectors.joining(
                                ", ", "CASE WHEN " + path + " IS NULL THEN NULL ELSE struct_pack(", ") END"));
        };
    }

    private static boolean hasWhole(FieldType type) {
        return switch (type) {
            case FieldType.Scalar scalar -> scalar == FieldType.Scalar.BIGINT;
            case FieldType.Array(FieldType element) -> hasWhole(element);
            case FieldType.Row row -> row.fields().stream().anyMatch(field -> hasWhole(field.type()));
        };
    }

    /** The table as a person would write it for a file of such records. */
    public static String readJson(String streamName, StreamSchema schema) {
        return schema.fields().stream()
                .map(field -> "        " + quoted(field.name()) + ": " + SqlNames.text(type(field.type())))
                .collect(Collectors.joining(
                        ",\n",
                        "CREATE TABLE " + quoted(streamName) + " AS\nSELECT * FROM read_json('" + streamName
                                + ".jsonl',\n    format = 'newline_delimited',\n    columns = {\n",
                        "\n    });"));
    }
}
