package dev.weir.app.query.schema;

import java.util.List;

/**
 * A field of a record, and at the top a column of the table.
 *
 * @param name what the column is called
 * @param type what it holds
 * @param source the names, from the record's top down, by which the record has it; for a field of a ROW its own name alone. Not empty
 */
public record SchemaField(String name, FieldType type, List<String> source) {

    public SchemaField {
        source = List.copyOf(source);
    }

    /** A field that is called as the record calls it. */
    public SchemaField(String name, FieldType type) {
        this(name, type, List.of(name));
    }

    /** Whether the record has it at its top, under the column's own name. */
    public boolean asWritten() {
        return source.size() == 1 && source.getFirst().equals(name);
    }

    /** The same place in the record, with another type. */
    public SchemaField withType(FieldType other) {
        return new SchemaField(name, other, source);
    }
}
