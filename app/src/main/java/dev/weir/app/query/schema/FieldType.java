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
        TIMESTAMP_LTZ,
        /** An ISO 8601 date. */
        DATE,
        /** Bytes; in text as Base64. */
        BYTES;

        /** Those that a text has by its looks, which every file has. */
        public static final List<Scalar> PLAIN = List.of(BIGINT, DOUBLE, BOOLEAN, VARCHAR, TIMESTAMP, TIMESTAMP_LTZ);
    }

    /**
     * A number with so many digits.
     *
     * @param precision all of them, 1 to 38
     * @param scale those behind the point, 0 to {@code precision}
     */
    record Decimal(int precision, int scale) implements FieldType {

        /** More digits than that no engine here has. */
        public static final int MOST_DIGITS = 38;

        public Decimal {
            if (precision < 1 || precision > MOST_DIGITS || scale < 0 || scale > precision) {
                throw new IllegalArgumentException("DECIMAL(" + precision + ", " + scale + ")");
            }
        }
    }

    /** A list of values of one type. */
    record Array(FieldType element) implements FieldType {}

    /** Values of one type by names that are not known beforehand. */
    record Map(FieldType value) implements FieldType {}

    /** Fields by name, in the order in which they were first seen. */
    record Row(List<SchemaField> fields) implements FieldType {
        public Row {
            fields = List.copyOf(fields);
        }
    }
}
