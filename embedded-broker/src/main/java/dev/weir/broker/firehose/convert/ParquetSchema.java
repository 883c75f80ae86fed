package dev.weir.broker.firehose.convert;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A schema as Parquet has it, lists and maps in three levels. Timestamps are INT96, as Hive writes them. */
final class ParquetSchema {

    static final int DECIMAL_BYTES = 16;
    static final int INT96_BYTES = 12;

    private ParquetSchema() {}

    static MessageType of(HiveType.Struct schema) {
        return new MessageType("hive_schema", fields(schema));
    }

    private static List<Type> fields(HiveType.Struct struct) {
        List<Type> types = new ArrayList<>();
        for (HiveType.Field field : struct.fields()) {
            types.add(type(field.name(), field.type(), Type.Repetition.OPTIONAL));
        }
        return types;
    }

    private static Type type(String name, HiveType type, Type.Repetition repetition) {
        return switch (type) {
            case HiveType.Struct struct -> new GroupType(repetition, name, fields(struct));
            case HiveType.ListOf list ->
                Types.buildGroup(repetition)
                        .addField(new GroupType(
                                Type.Repetition.REPEATED,
                                "list",
                                type("element", list.element(), Type.Repetition.OPTIONAL)))
                        .as(LogicalTypeAnnotation.listType())
                        .named(name);
            case HiveType.MapOf map ->
                Types.buildGroup(repetition)
                        .addField(new GroupType(
                                Type.Repetition.REPEATED,
                                "key_value",
                                type("key", map.key(), Type.Repetition.REQUIRED),
                                type("value", map.value(), Type.Repetition.OPTIONAL)))
                        .as(LogicalTypeAnnotation.mapType())
                        .named(name);
            case HiveType.Decimal decimal ->
                Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                        .length(DECIMAL_BYTES)
                        .as(LogicalTypeAnnotation.decimalType(decimal.scale(), decimal.precision()))
                        .named(name);
            case HiveType.Scalar scalar -> scalar(name, scalar.kind(), repetition);
        };
    }

    private static PrimitiveType scalar(String name, HiveType.Kind kind, Type.Repetition repetition) {
        return switch (kind) {
            case BOOLEAN ->
                Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
            case TINYINT ->
                Types.primitive(PrimitiveTypeName.INT32, repetition)
                        .as(LogicalTypeAnnotation.intType(8, true))
                        .named(name);
            case SMALLINT ->
                Types.primitive(PrimitiveTypeName.INT32, repetition)
                        .as(LogicalTypeAnnotation.intType(16, true))
                        .named(name);
            case INT -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(name);
            case BIGINT -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
            case FLOAT -> Types.primitive(PrimitiveTypeName.FLOAT, repetition).named(name);
            case DOUBLE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
            case STRING ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(name);
            case BINARY -> Types.primitive(PrimitiveTypeName.BINARY, repetition).named(name);
            case DATE ->
                Types.primitive(PrimitiveTypeName.INT32, repetition)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(name);
            case TIMESTAMP ->
                Types.primitive(PrimitiveTypeName.INT96, repetition).named(name);
        };
    }
}
