package dev.weir.app.query.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Types by the places in them. */
final class ShapeOfRecords {

    private ShapeOfRecords() {}

    /** The fields that records have, by their own names. */
    static List<SchemaField> of(StreamSchema schema) {
        CsvStyle csv = schema.csv();
        if (csv == null) {
            return RecordShape.of(schema);
        }
        Map<String, FieldType> types = new LinkedHashMap<>();
        csv.columns().forEach(name -> types.put(name, FieldType.Scalar.VARCHAR));
        schema.fields().forEach(field -> types.put(field.source().getFirst(), field.type()));
        List<SchemaField> fields = new ArrayList<>();
        types.forEach((name, type) -> fields.add(new SchemaField(name, type)));
        return fields;
    }

    /** All fields of both; of one that both have the first's type, with the fields within of both. */
    static List<SchemaField> merged(List<SchemaField> first, List<SchemaField> second) {
        Map<String, FieldType> types = new LinkedHashMap<>();
        first.forEach(field -> types.put(field.name(), field.type()));
        for (SchemaField field : second) {
            FieldType mine = types.get(field.name());
            types.put(field.name(), mine == null ? field.type() : merged(mine, field.type()));
        }
        List<SchemaField> fields = new ArrayList<>();
        types.forEach((name, type) -> fields.add(new SchemaField(name, type)));
        return fields;
    }

    private static FieldType merged(FieldType first, FieldType second) {
        if (first instanceof FieldType.Row one && second instanceof FieldType.Row other) {
            return new FieldType.Row(merged(one.fields(), other.fields()));
        }
        if (first instanceof FieldType.Array(FieldType one) && second instanceof FieldType.Array(FieldType other)) {
            return new FieldType.Array(merged(one, other));
        }
        if (first instanceof FieldType.Map(FieldType one) && second instanceof FieldType.Map(FieldType other)) {
            return new FieldType.Map(merged(one, other));
        }
        return first;
    }

    static @Nullable FieldType typeOf(List<SchemaField> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(SchemaField::type)
                .findFirst()
                .orElse(null);
    }

    /** A type with what is at a place within changed; as it is if there is no such place. */
    static FieldType with(FieldType type, List<String> path, UnaryOperator<FieldType> change) {
        if (path.isEmpty()) {
            return change.apply(type);
        }
        List<String> rest = path.subList(1, path.size());
        return switch (type) {
            case FieldType.Row(List<SchemaField> fields) ->
                new FieldType.Row(fields.stream()
                        .map(field -> field.name().equals(path.getFirst())
                                ? field.withType(with(field.type(), rest, change))
                                : field)
                        .toList());
            case FieldType.Array(FieldType element) ->
                path.getFirst().equals(SchemaEdit.ELEMENT) ? new FieldType.Array(with(element, rest, change)) : type;
            case FieldType.Map(FieldType value) ->
                path.getFirst().equals(SchemaEdit.VALUE) ? new FieldType.Map(with(value, rest, change)) : type;
            case FieldType.Scalar scalar -> scalar;
            case FieldType.Decimal decimal -> decimal;
        };
    }
}
