package dev.weir.app.query.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The table that a stream is.
 *
 * @param form how its records are written
 * @param fields the columns that come from the records' data; no two names are equal but for their case
 * @param eventTime where the records say when their event happened, or null if they do not
 */
public record StreamSchema(
        Form form, List<SchemaField> fields, @Nullable EventTime eventTime) {

    /** A stream of bytes that nothing is known of. */
    public static final StreamSchema BINARY = new StreamSchema(Form.BINARY, List.of(), null);

    /** A stream of texts without fields. */
    public static final StreamSchema TEXT = new StreamSchema(Form.TEXT, List.of(), null);

    /** How records are written. */
    public enum Form {
        /** A JSON object each. */
        JSON,
        /** A line of values between commas each. */
        CSV,
        /** Any other text: the data is one column. */
        TEXT,
        /** Anything else: the data is one column of bytes. */
        BINARY
    }

    public StreamSchema {
        fields = List.copyOf(fields);
    }

    /** With a field of another type; one that is not there is left out of account. */
    public StreamSchema withType(String field, FieldType type) {
        List<SchemaField> changed = new ArrayList<>();
        for (SchemaField each : fields) {
            changed.add(each.name().equals(field) ? new SchemaField(field, type) : each);
        }
        boolean hit = eventTime != null && eventTime.field().equals(field);
        return new StreamSchema(form, changed, hit ? null : eventTime);
    }

    public StreamSchema withEventTime(@Nullable EventTime other) {
        return new StreamSchema(form, fields, other);
    }

    /** What a column that every stream has is called here: a field of the same name goes first, and then this has another. */
    public String nameOf(FixedColumn column) {
        String name = column.columnName();
        boolean taken = fields.stream()
                .anyMatch(field -> field.name().toLowerCase(Locale.ROOT).equals(name));
        return taken ? "record_" + name : name;
    }
}
