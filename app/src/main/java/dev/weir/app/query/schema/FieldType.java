package dev.weir.app.query.schema;

import java.util.List;

/** The type of a field of a record, in terms that both engines have. */
public sealed interface FieldType {

    /** A single value. */
    enum Scalar implements FieldType {
        /** A whole number of 64 bits. */
        BIGINT,
        DOUBLE,
        BOOLEAN,
        /** Text; and what is no other type, as its JSON text. */
        VARCHAR,
        /** An ISO 8601 date with time, without a zone. */
        TIMESTAMP,
        /** An ISO 8601 date with time and zone: a moment. */
        TIMESTAMP_LTZ
    }

    /** A list of values of one type. */
    record Array(FieldType element) implements FieldType {}

    /** Fields by name, in the order in which they were first seen. */
    record Row(List<SchemaField> fields) implements FieldType {
        public Row {
            fields = List.copyOf(fields);
        }
    }
}
