package dev.weir.app.records.decode;

import dev.weir.app.text.Text;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A record's data in its three readable forms. Making one reads all the data: do it off the JavaFX thread.
 *
 * @param json as JSON, or null if it is none
 * @param best the form that suits it best
 * @param reason why it is not shown as JSON, one sentence, or null if it is
 */
public record Payload(
        @Nullable CodeText json,
        CodeText text,
        CodeText hex,
        Form best,
        @Nullable String reason) {

    /** A way to show data. */
    public enum Form {
        JSON,
        TEXT,
        HEX
    }

    /** Reads data. */
    public static Payload of(byte[] data) {
        CodeText text = PlainText.lines(data);
        CodeText hex = HexText.lines(data);
        if (data.length == 0) {
            return new Payload(null, text, hex, Form.TEXT, Text.of("The record has no data."));
        }
        if (PlainText.decode(data) == null) {
            return new Payload(
                    null,
                    text,
                    hex,
                    Form.HEX,
                    Text.of("Not text: it holds bytes that are not UTF-8, or control characters."));
        }
        try {
            return new Payload(JsonText.lines(data), text, hex, Form.JSON, null);
        } catch (IOException e) {
            return new Payload(null, text, hex, Form.TEXT, Text.of("Not JSON: {0}.", firstSentence(e)));
        }
    }

    private static String firstSentence(IOException e) {
        String message = e.getMessage() == null ? Text.of("it cannot be read") : e.getMessage();
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /** The form asked for, or null if the data has no such form. */
    public @Nullable CodeText form(Form form) {
        return switch (form) {
            case JSON -> json;
            case TEXT -> text;
            case HEX -> hex;
        };
    }

    /** All the data in a form, for copying; text where it is not JSON after all. */
    public static String copy(byte[] data, Form form) {
        return switch (form) {
            case TEXT -> PlainText.all(data);
            case HEX -> HexText.all(data);
            case JSON -> {
                try {
                    yield JsonText.all(data);
                } catch (IOException e) {
                    yield PlainText.all(data);
                }
            }
        };
    }
}
