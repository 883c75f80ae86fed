package dev.weir.app.query.schema;

import java.util.Locale;

/** The columns that every stream has, whatever its records hold. */
public enum FixedColumn {
    SHARD_ID("VARCHAR"),
    PARTITION_KEY("VARCHAR"),
    SEQUENCE_NUMBER("VARCHAR"),
    APPROXIMATE_ARRIVAL_TIMESTAMP("TIMESTAMP_LTZ"),
    /** What the producer sent. Where the records have columns of their own it comes only when it is named, never with a star. */
    DATA("VARCHAR");

    private final String type;

    FixedColumn(String type) {
        this.type = type;
    }

    /** Unless a record has a field of that name, see {@link StreamSchema#nameOf}. */
    public String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its type for a person. */
    public String type() {
        return type;
    }
}
