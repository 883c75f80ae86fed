package dev.weir.app.query.schema;

import static dev.weir.app.query.schema.SqlNames.flink;
import static dev.weir.app.query.schema.SqlNames.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A stream as a table of Apache Flink, read by its Kinesis connector. Metadata columns are those that the connector of Flink 2.x offers.
 *
 * @param streamArn the stream's ARN
 * @param endpoint the endpoint, or null for the region's own
 * @param position LATEST, TRIM_HORIZON or AT_TIMESTAMP
 */
public record FlinkTable(
        String streamName,
        String streamArn,
        String region,
        @Nullable String endpoint,
        String position) {

    private static final String EVENT_TIME = "event_time";

    /** The CREATE TABLE statement. */
    public String ddl(StreamSchema schema) {
        return ddl(schema, Map.of());
    }

    /**
     * The CREATE TABLE statement, with more options than a person is shown.
     *
     * @param more options by name: a time to begin at, keys to sign with
     */
    public String ddl(StreamSchema schema, Map<String, String> more) {
        return ddl(schema, more, false);
    }

    /**
     * The CREATE TABLE statement, with more options than a person is shown.
     *
     * @param more options by name: a time to begin at, keys to sign with
     * @param procTime whether there is a column {@code proc_time} of now, for lookup joins; unless a field is called so
     */
    public String ddl(StreamSchema schema, Map<String, String> more, boolean procTime) {
        List<String> lines = new ArrayList<>(FlinkColumns.of(schema));
        metadata(schema, lines);
        eventTime(schema, lines);
        if (procTime && schema.fields().stream().noneMatch(field -> field.name().equals("proc_time"))) {
            lines.add("proc_time AS PROCTIME()");
        }
        Map<String, String> options = new TreeMap<>();
        options.put("stream.arn", streamArn);
        options.put("aws.region", region);
        if (endpoint != null) {
            options.put("aws.endpoint", endpoint);
        }
        options.put("source.init.position", position);
        options.putAll(more);
        options.putAll(FlinkFormat.options(schema, region, endpoint));
        return lines.stream()
                .collect(Collectors.joining(
                        ",\n    ",
                        "CREATE TABLE " + flink(streamName) + " (\n    ",
                        "\n) WITH (\n    'connector' = 'kinesis',\n    "
                                + options.entrySet().stream()
                                        .map(option -> text(option.getKey()) + " = " + text(option.getValue()))
                                        .collect(Collectors.joining(",\n    "))
                                + "\n)"));
    }

    private static void metadata(StreamSchema schema, List<String> lines) {
        lines.add(flink(schema.nameOf(FixedColumn.SHARD_ID)) + " STRING METADATA FROM 'shard-id' VIRTUAL");
        lines.add(
                flink(schema.nameOf(FixedColumn.SEQUENCE_NUMBER)) + " STRING METADATA FROM 'sequence-number' VIRTUAL");
        lines.add(flink(schema.nameOf(FixedColumn.APPROXIMATE_ARRIVAL_TIMESTAMP))
                + " TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL");
    }

    private static void eventTime(StreamSchema schema, List<String> lines) {
        EventTime time = schema.eventTime();
        String column = timeColumn(schema);
        long late = (time == null ? EventTime.USUAL_LATENESS : time.lateness()).toMillis();
        if (time != null && time.unit() != EventTime.Unit.ISO) {
            boolean millis = time.unit() == EventTime.Unit.EPOCH_MILLIS;
            lines.add(flink(column) + " AS TO_TIMESTAMP_LTZ(" + flink(time.field()) + (millis ? ", 3)" : ", 0)"));
        }
        lines.add(String.format(
                Locale.ROOT,
                "WATERMARK FOR %s AS %s - INTERVAL '%d.%03d' SECOND",
                flink(column),
                flink(column),
                late / 1000,
                late % 1000));
    }

    /** The column that is the time of the table. */
    public static String timeColumn(StreamSchema schema) {
        EventTime time = schema.eventTime();
        return time == null
                ? schema.nameOf(FixedColumn.APPROXIMATE_ARRIVAL_TIMESTAMP)
                : time.unit() == EventTime.Unit.ISO ? time.field() : nameOfEventTime(schema);
    }

    /** What the column of a time that is a number is called. */
    private static String nameOfEventTime(StreamSchema schema) {
        boolean taken = schema.fields().stream().anyMatch(field -> field.name().equals(EVENT_TIME));
        return taken ? "record_" + EVENT_TIME : EVENT_TIME;
    }

    /** A name as Flink takes any. */
    public static String name(String name) {
        return flink(name);
    }

    /** A type as Flink writes it. */
    public static String type(FieldType type) {
        return FlinkColumns.type(type);
    }
}
