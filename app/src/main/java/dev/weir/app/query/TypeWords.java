package dev.weir.app.query;

import dev.weir.app.query.schema.FieldType;

/** A type in a few letters, for a person. */
final class TypeWords {

    private TypeWords() {}

    static String of(FieldType type) {
        return switch (type) {
            case FieldType.Scalar scalar -> scalar.name();
            case FieldType.Decimal(int precision, int scale) -> "DECIMAL(" + precision + ", " + scale + ")";
            case FieldType.Map(FieldType value) -> "MAP of " + of(value);
            case FieldType.Array(FieldType element) -> of(element) + "[]";
            case FieldType.Row row -> "ROW";
        };
    }
}
