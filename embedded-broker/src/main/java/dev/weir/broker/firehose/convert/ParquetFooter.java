package dev.weir.broker.firehose.convert;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** What a Parquet file says of itself at its end. */
final class ParquetFooter {

    private static final int VERSION = 1;

    private final List<SchemaElement> elements = new ArrayList<>();

    private ParquetFooter() {}

    static FileMetaData of(MessageType schema, long rows, List<RowGroup> groups) {
        ParquetFooter footer = new ParquetFooter();
        footer.group(schema, null);
        FileMetaData file = new FileMetaData(VERSION, footer.elements, rows, groups);
        file.setCreated_by("Weir");
        return file;
    }

    private void group(GroupType group, @Nullable FieldRepetitionType repetition) {
        SchemaElement element = new SchemaElement(group.getName());
        element.setNum_children(group.getFieldCount());
        annotate(element, group, repetition);
        for (org.apache.parquet.schema.Type field : group.getFields()) {
            FieldRepetitionType of =
                    FieldRepetitionType.valueOf(field.getRepetition().name());
            if (field.isPrimitive()) {
                primitive(field.asPrimitiveType(), of);
            } else {
                group(field.asGroupType(), of);
            }
        }
    }

    private void primitive(PrimitiveType type, FieldRepetitionType repetition) {
        SchemaElement element = new SchemaElement(type.getName());
        PrimitiveType.PrimitiveTypeName name = type.getPrimitiveTypeName();
        element.setType(Type.valueOf(name == PrimitiveType.PrimitiveTypeName.BINARY ? "BYTE_ARRAY" : name.name()));
        if (name == PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) {
            element.setType_length(type.getTypeLength());
        }
        annotate(element, type, repetition);
    }

    private void annotate(
            SchemaElement element, org.apache.parquet.schema.Type type, @Nullable FieldRepetitionType repetition) {
        if (repetition != null) {
            element.setRepetition_type(repetition);
        }
        LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
        switch (annotation) {
            case LogicalTypeAnnotation.ListLogicalTypeAnnotation _ -> element.setConverted_type(ConvertedType.LIST);
            case LogicalTypeAnnotation.MapLogicalTypeAnnotation _ -> element.setConverted_type(ConvertedType.MAP);
            case LogicalTypeAnnotation.StringLogicalTypeAnnotation _ -> element.setConverted_type(ConvertedType.UTF8);
            case LogicalTypeAnnotation.DateLogicalTypeAnnotation _ -> element.setConverted_type(ConvertedType.DATE);
            case IntLogicalTypeAnnotation number ->
                element.setConverted_type(ConvertedType.valueOf("INT_" + number.getBitWidth()));
            case DecimalLogicalTypeAnnotation decimal -> {
                element.setConverted_type(ConvertedType.DECIMAL);
                element.setScale(decimal.getScale());
                element.setPrecision(decimal.getPrecision());
            }
            case null, default -> {}
        }
        elements.add(element);
    }
}
