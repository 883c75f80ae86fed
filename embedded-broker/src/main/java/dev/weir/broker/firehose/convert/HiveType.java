package dev.weir.broker.firehose.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type of a column. */
sealed interface HiveType {

    /** A type of one value. */
    enum Kind {
        BOOLEAN,
        TINYINT,
        SMALLINT,
        INT,
        BIGINT,
        FLOAT,
        DOUBLE,
        STRING,
        BINARY,
        DATE,
        TIMESTAMP
    }

    /** One value. */
    record Scalar(Kind kind) implements HiveType {}

    /** A number with a fixed number of decimals. */
    record Decimal(int precision, int scale) implements HiveType {}

    /** Any number of values. */
    record ListOf(HiveType element) implements HiveType {}

    /** Values by key. */
    record MapOf(HiveType key, HiveType value) implements HiveType {}

    /** Named values. */
    record Struct(List<Field> fields) implements HiveType {

        public Struct {
            fields = List.copyOf(fields);
        }
    }

    /** A member of a {@link Struct}; names are in lower case, as Hive has them. */
    record Field(String name, HiveType type) {}

    /** @throws IllegalArgumentException with a sentence for people if it is no type of Hive */
    static HiveType parse(String text) {
        HiveTypeReader reader = new HiveTypeReader(text);
        HiveType type = reader.type();
        reader.end();
        return type;
    }

    /**
     * The struct that the columns of a table make.
     *
     * @param columns null if there is no such table
     * @throws IOException with a sentence for people, if there is no such table or it has types that cannot be
     */
    static Struct ofTable(@Nullable List<TableSchemas.Column> columns) throws IOException {
        if (columns == null || columns.isEmpty()) {
            throw new IOException("The table that records are converted by does not exist, or has no columns.");
        }
        try {
            return of(columns);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The struct that columns make. */
    static Struct of(List<TableSchemas.Column> columns) {
        List<Field> fields = new ArrayList<>();
        for (TableSchemas.Column column : columns) {
            fields.add(new Field(column.name().toLowerCase(java.util.Locale.ROOT), parse(column.type())));
        }
        return new Struct(fields);
    }
}
