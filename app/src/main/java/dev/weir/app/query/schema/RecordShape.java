package dev.weir.app.query.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that records have at least, under their own names, so that all columns of a schema are in them. */
final class RecordShape {

    private final Map<String, RecordShape> within = new LinkedHashMap<>();
    private FieldType type = new FieldType.Row(List.of());

    private RecordShape() {}

    static List<SchemaField> of(StreamSchema schema) {
        return of(schema.fields());
    }

    static List<SchemaField> of(List<SchemaField> columns) {
        RecordShape top = new RecordShape();
        for (SchemaField column : columns) {
            RecordShape at = top;
            for (String name : column.source()) {
                at = at.within.computeIfAbsent(name, each -> new RecordShape());
            }
            at.type = column.type();
        }
        return top.fields();
    }

    private List<SchemaField> fields() {
        List<SchemaField> fields = new ArrayList<>();
        within.forEach((name, shape) -> fields.add(new SchemaField(name, shape.type())));
        return fields;
    }

    private FieldType type() {
        if (within.isEmpty()) {
            return type;
        }
        if (type instanceof FieldType.Row(List<SchemaField> fields)) {
            for (SchemaField field : fields) {
                within.computeIfAbsent(field.name(), each -> {
                    RecordShape whole = new RecordShape();
                    whole.type = field.type();
                    return whole;
                });
            }
        }
        return new FieldType.Row(fields());
    }
}
