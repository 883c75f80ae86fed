package dev.weir.broker.wire;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;

/** One value against the bounds of its own shape, in the services' words and in the order in which they report. */
final class Bounds {

    private Bounds() {}

    /** Names each bound that a value breaks. */
    static void check(Shape shape, Object value, Consumer<String> broken) {
        switch (shape.type()) {
            case STRING -> checkText(shape, value.toString(), broken);
            case BLOB -> checkLength(shape, ((SdkBytes) value).asByteArrayUnsafe().length, broken);
            case LIST -> checkLength(shape, ((List<?>) value).size(), broken);
            case MAP -> checkLength(shape, ((Map<?, ?>) value).size(), broken);
            case INTEGER, LONG, DOUBLE -> checkNumber(shape, ((Number) value).doubleValue(), broken);
            case STRUCTURE, BOOLEAN, TIMESTAMP, OTHER -> {}
        }
    }

    private static void checkText(Shape shape, String text, Consumer<String> broken) {
        if (shape.pattern() != null && !BoundedText.matches(shape.pattern(), text)) {
            broken.accept("Member must satisfy regular expression pattern: " + shape.pattern());
        }
        checkLength(shape, text.length(), broken);
        if (!shape.values().isEmpty() && !shape.values().contains(text)) {
            broken.accept("Member must satisfy enum value set: " + shape.values());
        }
    }

    private static void checkLength(Shape shape, int length, Consumer<String> broken) {
        if (shape.min() != null && length < shape.min()) {
            broken.accept("Member must have length greater than or equal to " + shape.min());
        }
        if (shape.max() != null && length > shape.max()) {
            broken.accept("Member must have length less than or equal to " + shape.max());
        }
    }

    private static void checkNumber(Shape shape, double number, Consumer<String> broken) {
        if (shape.min() != null && number < shape.min()) {
            broken.accept("Member must have value greater than or equal to " + shape.min());
        }
        if (shape.max() != null && number > shape.max()) {
            broken.accept("Member must have value less than or equal to " + shape.max());
        }
    }

    /** All bounds of a shape, as the services list them for the members of a list and the keys and values of a map. */
    static String all(Shape shape) {
        StringBuilder all = new StringBuilder("[");
        if (shape.max() != null) {
            all.append("Member must have length less than or equal to ")
                    .append(shape.max())
                    .append(", ");
        }
        if (shape.min() != null) {
            all.append("Member must have length greater than or equal to ")
                    .append(shape.min())
                    .append(", ");
        }
        if (shape.pattern() != null) {
            all.append("Member must satisfy regular expression pattern: ")
                    .append(shape.pattern())
                    .append(", ");
        }
        if (!shape.values().isEmpty()) {
            all.append("Member must satisfy enum value set: ")
                    .append(shape.values())
                    .append(", ");
        }
        return all.append("Member must not be null]").toString();
    }
}
