package dev.weir.broker.wire;

import com.fasterxml.jackson.core.JsonToken;
import dev.weir.broker.call.AwsException;
import software.amazon.awssdk.core.SdkField;

/** SerializationException in the services' words (as recorded from AWS by kinesalite's tests). */
final class Unreadable {

    private Unreadable() {}

    static AwsException because(String message) {
        return AwsException.of("SerializationException", message);
    }

    /** A value of one type where another belongs. */
    static AwsException cannotBe(JsonToken found, String wanted) {
        return because(
                switch (found) {
                    case START_ARRAY -> "Start of list found where not expected";
                    case START_OBJECT -> "Start of structure or map found where not expected.";
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "NUMBER_VALUE can not be converted to " + wanted;
                    case VALUE_TRUE -> "TRUE_VALUE can not be converted to " + wanted;
                    case VALUE_FALSE -> "FALSE_VALUE can not be converted to " + wanted;
                    case VALUE_EMBEDDED_OBJECT -> "BINARY_VALUE can not be converted to " + wanted;
                    default -> "STRING_VALUE can not be converted to " + wanted;
                });
    }

    /** A type as the services' Java names it, with its article. */
    static String typeOf(SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case INTEGER -> "an Integer";
            case LONG -> "an Long";
            case SHORT -> "an Short";
            case DOUBLE, FLOAT, BIG_DECIMAL -> "an Double";
            case BOOLEAN -> "an Boolean";
            default -> "a String";
        };
    }
}
