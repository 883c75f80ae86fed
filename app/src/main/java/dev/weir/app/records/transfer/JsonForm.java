package dev.weir.app.records.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.weir.app.send.DataForm;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Data as one line of JSON that means exactly the same bytes again: a JSON value as it is, other text as a JSON string,
 * bytes that are no text as an object with their base64. A JSON value that would be mistaken for one of the other two is
 * written as a string.
 */
final class JsonForm {

    /** The only field of the object that stands for bytes. */
    static final String BASE64 = "$base64";

    private static final JsonFactory JSON = new JsonFactory();

    private JsonForm() {}

    /** How data was written. */
    enum Kind {
        JSON,
        TEXT,
        BYTES
    }

    static Kind kind(byte[] data) {
        String text = DataForm.utf8(data);
        return text == null ? Kind.BYTES : standsForItself(text) ? Kind.JSON : Kind.TEXT;
    }

    /** One line without its end. */
    static String write(byte[] data) {
        String text = DataForm.utf8(data);
        if (text == null) {
            return "{\"" + BASE64 + "\":\"" + Base64.getEncoder().encodeToString(data) + "\"}";
        }
        return standsForItself(text) ? text : quote(text);
    }

    static String quote(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    /**
     * The bytes that a value means.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    static byte[] read(String value) {
        try (JsonParser parser = JSON.createParser(value)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING) {
                return parser.getText().getBytes(StandardCharsets.UTF_8);
            }
            if (token == JsonToken.START_OBJECT) {
                byte[] bytes = base64(parser);
                if (bytes != null) {
                    return bytes;
                }
            } else if (token == null) {
                throw new IllegalArgumentException(Text.of("The line is empty."));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(Text.of("The line is not JSON."), e);
        }
        if (!isValue(value)) {
            throw new IllegalArgumentException(Text.of("The line is not one JSON value."));
        }
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] base64(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.FIELD_NAME
                && parser.currentName().equals(BASE64)
                && parser.nextToken() == JsonToken.VALUE_STRING) {
            String text = parser.getText();
            return parser.nextToken() == JsonToken.END_OBJECT
                    ? Base64.getDecoder().decode(text)
                    : null;
        }
        return null;
    }

    private static boolean standsForItself(String text) {
        if (text.isEmpty()
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0
                || !text.strip().equals(text)) {
            return false;
        }
        return text.charAt(0) != '"' && !text.contains(BASE64) && isValue(text);
    }

    private static boolean isValue(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
