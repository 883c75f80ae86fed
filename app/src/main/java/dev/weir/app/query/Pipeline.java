package dev.weir.app.query;

import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.schema.EventTime;
import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.StreamSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement of Watch that writes what another one showed into a stream.
 *
 * @param statement the INSERT INTO
 * @param schema what the stream's records are then
 */
record Pipeline(String statement, StreamSchema schema) {

    /** What Kinesis takes as a stream's name. */
    private static final Pattern STREAM_NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    private static final Set<String> WHOLE = Set.of("TINYINT", "SMALLINT", "INTEGER", "INT", "BIGINT");
    private static final Set<String> BROKEN = Set.of("FLOAT", "DOUBLE", "DECIMAL");
    private static final Set<String> TEXT = Set.of("STRING", "VARCHAR", "CHAR");

    /**
     * Makes it.
     *
     * @param select the statement whose rows are put
     * @param columns its columns, as Flink told them
     */
    static Pipeline of(String target, String select, List<ResultColumn> columns) {
        List<SchemaField> fields = new ArrayList<>();
        List<String> list = new ArrayList<>();
        boolean cast = false;
        EventTime time = null;
        for (ResultColumn column : columns) {
            String type = column.type().toUpperCase(Locale.ROOT).replaceAll("[^A-Z_].*", "");
            FieldType.Scalar its = scalar(type);
            boolean asText = its == FieldType.Scalar.VARCHAR && !TEXT.contains(type);
            cast |= asText;
            list.add(asText ? "CAST(" + quoted(column.name()) + " AS STRING)" : quoted(column.name()));
            fields.add(new SchemaField(column.name(), its));
            boolean isTime = its == FieldType.Scalar.TIMESTAMP || its == FieldType.Scalar.TIMESTAMP_LTZ;
            if (isTime && time == null) {
                time = new EventTime(column.name(), EventTime.Unit.ISO, EventTime.USUAL_LATENESS);
            }
        }
        String rows = StatementModel.withoutSemicolon(select).strip();
        String from = cast ? "SELECT " + String.join(", ", list) + "\nFROM (\n" + rows + "\n)" : rows;
        return new Pipeline(
                "INSERT INTO " + quoted(target) + "\n" + from, new StreamSchema(StreamSchema.Form.JSON, fields, time));
    }

    private static FieldType.Scalar scalar(String type) {
        if (WHOLE.contains(type)) {
            return FieldType.Scalar.BIGINT;
        }
        if (BROKEN.contains(type)) {
            return FieldType.Scalar.DOUBLE;
        }
        return switch (type) {
            case "BOOLEAN" -> FieldType.Scalar.BOOLEAN;
            case "TIMESTAMP" -> FieldType.Scalar.TIMESTAMP;
            case "TIMESTAMP_LTZ" -> FieldType.Scalar.TIMESTAMP_LTZ;
            default -> FieldType.Scalar.VARCHAR;
        };
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** Whether a stream or a delivery stream may be called so. */
    static boolean isStreamName(String name) {
        return STREAM_NAME.matcher(name).matches();
    }
}
