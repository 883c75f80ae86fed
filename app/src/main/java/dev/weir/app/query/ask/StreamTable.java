package dev.weir.app.query.ask;

import dev.weir.app.query.schema.Drift;
import dev.weir.app.query.schema.DuckDbColumns;
import dev.weir.app.query.schema.FixedColumn;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.SqlNames;
import dev.weir.app.query.schema.StreamSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What has been loaded of a stream, and how it looks to a statement. Who loads holds {@link #lock}; what a statement needs to know
 * without it is volatile.
 */
final class StreamTable {

    final ReentrantLock lock = new ReentrantLock();

    private final String streamName;
    private final String table;
    private final Map<String, String> lastSequence = new TreeMap<>();
    private StreamSchema schema = StreamSchema.TEXT;
    private Set<String> loaded = Set.of();
    private Set<FixedColumn> fixed = Set.of();
    private boolean made;
    private @Nullable Instant from;
    private @Nullable Instant created;
    private volatile Drift drift = Drift.NONE;

    /** @param table its name in the database */
    StreamTable(String streamName, String table) {
        this.streamName = streamName;
        this.table = table;
    }

    String streamName() {
        return streamName;
    }

    String table() {
        return table;
    }

    StreamSchema schema() {
        return schema;
    }

    /** Whether it has one of the columns that every stream has. */
    boolean has(FixedColumn column) {
        return fixed.contains(column);
    }

    Set<FixedColumn> fixed() {
        return fixed;
    }

    /** The fields of the schema that are loaded. */
    List<SchemaField> loadedFields() {
        return schema.fields().stream()
                .filter(field -> loaded.contains(field.name()))
                .toList();
    }

    /** The number of the newest record that was loaded of each shard. */
    Map<String, String> lastSequence() {
        return lastSequence;
    }

    Drift drift() {
        return drift;
    }

    void drifted(Drift more) {
        drift = drift.plus(more);
    }

    /** From which time on everything was loaded; null for everything retained. */
    @Nullable Instant from() {
        return from;
    }

    /** Whether it serves for a statement as it is, once what is new has been added. */
    boolean serves(
            StreamSchema wanted, Set<String> fieldsWanted, Set<FixedColumn> fixedWanted, @Nullable Instant wantedFrom) {
        Instant mine = from;
        boolean covers = mine == null || (wantedFrom != null && !wantedFrom.isBefore(mine));
        return made
                && schema.fields().equals(wanted.fields())
                && schema.form() == wanted.form()
                && Objects.equals(schema.csv(), wanted.csv())
                && Objects.equals(schema.avro(), wanted.avro())
                && loaded.containsAll(fieldsWanted)
                && fixed.containsAll(fixedWanted)
                && covers;
    }

    /**
     * Statements that make it anew, empty.
     *
     * @param fields names of the fields to load; those of before are loaded again, too
     * @param fixedWanted the same of the columns that every stream has; the shard and the time of arrival are always loaded
     */
    List<String> made(
            StreamSchema newSchema, Set<String> fields, Set<FixedColumn> fixedWanted, @Nullable Instant newFrom) {
        Set<String> all = new LinkedHashSet<>(fields);
        Set<FixedColumn> allFixed = EnumSet.noneOf(FixedColumn.class);
        if (schema.fields().equals(newSchema.fields())) {
            all.addAll(loaded);
            allFixed.addAll(fixed);
            // By far the greatest.
            allFixed.remove(FixedColumn.DATA);
        }
        allFixed.addAll(fixedWanted);
        loaded = all;
        schema = newSchema;
        fixed = allFixed;
        from = newFrom;
        made = true;
        drift = Drift.NONE;
        lastSequence.clear();
        List<String> columns = new ArrayList<>(List.of("m_shard VARCHAR", "m_arrival TIMESTAMP WITH TIME ZONE"));
        if (has(FixedColumn.PARTITION_KEY)) {
            columns.add("m_key VARCHAR");
        }
        if (has(FixedColumn.SEQUENCE_NUMBER)) {
            columns.add("m_sequence VARCHAR");
        }
        if (has(FixedColumn.DATA)) {
            columns.add(isBinary() ? "m_data BLOB" : "m_data VARCHAR");
        }
        for (int i = 0; i < schema.fields().size(); i++) {
            SchemaField field = schema.fields().get(i);
            if (loaded.contains(field.name())) {
                columns.add("f" + i + " " + DuckDbColumns.type(field.type()));
            }
        }
        return List.of(
                "DROP TABLE IF EXISTS " + table, "CREATE TABLE " + table + " (" + String.join(", ", columns) + ")");
    }

    /**
     * Notes when the stream was made.
     *
     * @return whether it is another stream than the one that the rows came from
     */
    boolean isAnother(Instant time) {
        boolean another = created != null && !created.equals(time);
        created = time;
        return another;
    }

    /** It has to be made anew before it serves. */
    void spoiled() {
        made = false;
        lastSequence.clear();
    }

    boolean isBinary() {
        return schema.form() == StreamSchema.Form.BINARY;
    }

    /**
     * The statement that shows it to one connection under the stream's name.
     *
     * @param dataNamed whether the statement names the data, which a star leaves out where there are other columns
     */
    String view(@Nullable Instant since, @Nullable Instant until, boolean dataNamed) {
        List<String> columns = new ArrayList<>();
        List<SchemaField> fields = schema.fields();
        for (int i = 0; i < fields.size(); i++) {
            SchemaField field = fields.get(i);
            String value = loaded.contains(field.name()) ? "f" + i : missing(DuckDbColumns.type(field.type()));
            columns.add(value + " AS " + SqlNames.quoted(field.name()));
        }
        boolean dataShown = has(FixedColumn.DATA) && (dataNamed || fields.isEmpty());
        if (dataShown) {
            columns.add("m_data AS " + schema.nameOf(FixedColumn.DATA));
        }
        columns.add("m_arrival AS " + schema.nameOf(FixedColumn.APPROXIMATE_ARRIVAL_TIMESTAMP));
        columns.add("m_shard AS " + schema.nameOf(FixedColumn.SHARD_ID));
        columns.add(text(FixedColumn.PARTITION_KEY, "m_key"));
        columns.add(text(FixedColumn.SEQUENCE_NUMBER, "m_sequence"));
        List<String> conditions = new ArrayList<>();
        if (since != null) {
            conditions.add("m_arrival >= make_timestamptz(" + micros(since) + ")");
        }
        if (until != null) {
            conditions.add("m_arrival < make_timestamptz(" + micros(until) + ")");
        }
        return "CREATE OR REPLACE TEMP VIEW " + SqlNames.quoted(streamName) + " AS SELECT " + String.join(", ", columns)
                + " FROM " + table + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
    }

    private String text(FixedColumn column, String name) {
        return (has(column) ? name : missing("VARCHAR")) + " AS " + schema.nameOf(column);
    }

    /** A column that nobody names is not loaded. Should it be asked for all the same, the statement fails. */
    private static String missing(String type) {
        return "error('this column was not loaded')::" + type;
    }

    private static long micros(Instant time) {
        return time.toEpochMilli() * 1000;
    }
}
