package dev.weir.app.records.decode.wrap;

import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.FieldText;
import dev.weir.app.records.decode.Shape;
import java.util.List;

/** DynamoDB's typed values ({@code {"S": "x"}}) as plain JSON, for reading. */
final class AttributeValues {

    private AttributeValues() {}

    /** An item as JSON text; binary values stay Base64. */
    static String plain(Field item) {
        return FieldText.json(Field.object(
                "$",
                "",
                null,
                item.children().stream()
                        .map(each -> value(each).named(each.name()))
                        .toList()));
    }

    private static Field value(Field typed) {
        if (typed.shape() != Shape.OBJECT || typed.children().size() != 1) {
            return typed;
        }
        Field value = typed.children().getFirst();
        return switch (value.name()) {
            case "N" -> Field.number("", "", value.value(), null);
            case "NULL" -> Field.of("", "", Shape.LITERAL, "null", null);
            case "M" -> Field.object("", "", null, members(value));
            case "L" -> Field.array("", "", null, members(value));
            case "NS" ->
                Field.array(
                        "",
                        "",
                        null,
                        value.children().stream()
                                .map(each -> Field.number("", "", each.value(), null))
                                .toList());
            default -> value;
        };
    }

    private static List<Field> members(Field parent) {
        return parent.children().stream()
                .map(each -> value(each).named(each.name()))
                .toList();
    }
}
