package dev.weir.broker.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Reads a document into any SDK model object by walking the object's fields beside the document. Members of the root that
 * only the service's model knows are put aside; those that it does not know either are skipped, as the services do. Not thread-safe: one reader reads one document.
 */
final class DocumentReader {

    private final JsonParser parser;
    private final Dialect dialect;
    private final NewerMembers newer;

    DocumentReader(JsonParser parser, Dialect dialect, NewerMembers newer) {
        this.parser = parser;
        this.dialect = dialect;
        this.newer = newer;
    }

    /** Reads the whole document. */
    void readRoot(SdkPojo into) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw Unreadable.because("");
        }
        readMembers(into, newer);
        if (parser.nextToken() != null) {
            throw Unreadable.because("");
        }
    }

    private void readMembers(SdkPojo into, NewerMembers aside) throws IOException {
        Map<String, SdkField<?>> fields = into.sdkFieldNameToField();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            SdkField<?> field = fields.get(name);
            JsonToken token = parser.nextToken();
            SdkField<?> known = field == null ? aside.field(name) : field;
            if (known == null) {
                parser.skipChildren();
            } else if (token != null) {
                Object value = readValue(known, token);
                if (value != null && field != null) {
                    field.set(into, value);
                } else if (value != null) {
                    aside.put(name, value);
                }
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw Unreadable.because("");
        }
    }

    private @Nullable Object readValue(SdkField<?> field, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> readStructure(field, token);
            case LIST -> readList(field, token);
            case MAP -> readMap(field, token);
            default -> readScalar(field, token);
        };
    }

    private Object readStructure(SdkField<?> field, JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            throw token == JsonToken.START_ARRAY ? Unreadable.cannotBe(token, "") : Unreadable.because("Expected null");
        }
        SdkPojo builder = field.constructor().get();
        readMembers(builder, NewerMembers.NONE);
        return ((Buildable) builder).build();
    }

    private List<@Nullable Object> readList(SdkField<?> field, JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            throw token == JsonToken.START_OBJECT
                    ? Unreadable.cannotBe(token, "")
                    : Unreadable.because("Expected list or null");
        }
        SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken next = next(); next != JsonToken.END_ARRAY; next = next()) {
            list.add(readValue(member, next));
        }
        return list;
    }

    private Map<String, @Nullable Object> readMap(SdkField<?> field, JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            throw token == JsonToken.START_ARRAY
                    ? Unreadable.cannotBe(token, "")
                    : Unreadable.because("Expected map or null");
        }
        SdkField<?> value = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (JsonToken next = next(); next != JsonToken.END_OBJECT; next = next()) {
            String key = text(parser.currentName());
            map.put(key, readValue(value, next()));
        }
        return map;
    }

    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw Unreadable.because("");
        }
        return token;
    }

    private Object readScalar(SdkField<?> field, JsonToken token) throws IOException {
        if (token.isStructStart()) {
            throw Unreadable.cannotBe(token, "");
        }
        return switch (field.marshallingType().getKnownType()) {
            case SDK_BYTES -> dialect.readBytes(parser, token);
            case INSTANT -> dialect.readInstant(parser, token);
            case STRING -> {
                require(token == JsonToken.VALUE_STRING, field, token);
                yield text(parser.getText());
            }
            case BOOLEAN -> {
                require(token.isBoolean(), field, token);
                yield token == JsonToken.VALUE_TRUE;
            }
            default -> readNumber(field, token);
        };
    }

    /** Whole numbers are cut at the decimal point, as the services do. */
    private Object readNumber(SdkField<?> field, JsonToken token) throws IOException {
        require(token.isNumeric(), field, token);
        double number = parser.getDoubleValue();
        return switch (field.marshallingType().getKnownType()) {
            case INTEGER -> {
                require(number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE, field, token);
                yield (int) number;
            }
            case SHORT -> {
                require(number >= Short.MIN_VALUE && number <= Short.MAX_VALUE, field, token);
                yield (short) number;
            }
            case LONG -> {
                require(number >= Long.MIN_VALUE && number <= Long.MAX_VALUE, field, token);
                yield token == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : (long) number;
            }
            case FLOAT -> (float) number;
            case BIG_DECIMAL -> parser.getDecimalValue();
            default -> number;
        };
    }

    private static void require(boolean fits, SdkField<?> field, JsonToken token) {
        if (!fits) {
            throw Unreadable.cannotBe(token, Unreadable.typeOf(field));
        }
    }

    /** Half of a surrogate pair is no text: it could be neither kept nor written back. */
    private static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw Unreadable.because("STRING_VALUE is not valid Unicode");
                }
                i++;
            }
        }
        return text;
    }
}
