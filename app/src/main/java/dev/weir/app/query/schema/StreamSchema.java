package dev.weir.app.query.schema;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The table that a stream is.
 *
 * @param form how its records are written
 * @param fields the columns that come from the records' data; no two names are equal but for their case
 * @param eventTime where the records say when their event happened, or null if they do not
 * @param csv how its lines are written if they are such, else null
 * @param avro how its Avro is written if it is such, else null
 */
public record StreamSchema(
        Form form,
        List<SchemaField> fields,
        @Nullable EventTime eventTime,
        @Nullable CsvStyle csv,
        @Nullable AvroStyle avro) {

    /** A stream of bytes that nothing is known of. */
    public static final StreamSchema BINARY = new StreamSchema(Form.BINARY, List.of(), null);

    /** A stream of texts without fields. */
    public static final StreamSchema TEXT = new StreamSchema(Form.TEXT, List.of(), null);

    /** How records are written. */
    public enum Form {
        /** A JSON object each. */
        JSON,
        /** A line of values each, see {@link CsvStyle}. */
        CSV,
        /** A datum of Avro each, see {@link AvroStyle}. */
        AVRO,
        /** Any other text: the data is one column. */
        TEXT,
        /** Anything else: the data is one column of bytes. */
        BINARY
    }

    public StreamSchema {
        fields = List.copyOf(fields);
        if (form == Form.CSV && csv == null) {
            csv = new CsvStyle(',', List.of(), Math.clamp(fields.size(), 1, CsvStyle.MOST_COLUMNS));
        }
        if (form == Form.AVRO && avro == null) {
            throw new IllegalArgumentException("Avro without a schema");
        }
    }

    /** One whose form needs no further words; lines of values are between commas and without a header. */
    public StreamSchema(Form form, List<SchemaField> fields, @Nullable EventTime eventTime) {
        this(form, fields, eventTime, null, null);
    }

    /** With other columns. The event's time stays if there is still a column for it. */
    public StreamSchema withFields(List<SchemaField> others) {
        EventTime time = eventTime;
        boolean there = time != null
                && others.stream()
                        .anyMatch(field ->
                                field.name().equals(time.field()) && EventTime.canBe(field.type(), time.unit()));
        return new StreamSchema(form, others, there ? time : null, csv, avro);
    }

    public StreamSchema withEventTime(@Nullable EventTime other) {
        return new StreamSchema(form, fields, other, csv, avro);
    }

    /** What a column that every stream has is called here: a field of the same name goes first, and then this has another. */
    public String nameOf(FixedColumn column) {
        String name = column.columnName();
        boolean taken = fields.stream()
                .anyMatch(field -> field.name().toLowerCase(Locale.ROOT).equals(name));
        return taken ? "record_" + name : name;
    }
}
