package dev.weir.app.send;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The forms in which a person writes a record's data. */
public enum DataForm {
    /** UTF-8. */
    TEXT,
    /** UTF-8 that must be one JSON value; it is sent as it is written. */
    JSON,
    /** Pairs of hexadecimal digits; blanks and line ends between them are passed over. */
    HEX,
    /** Base64 with or without line ends. */
    BASE64,
    /** The bytes of a file, or of a record that is too large to be edited. */
    BYTES;

    private static final JsonFactory JSON_FACTORY = new JsonFactory();
    private static final int DIGITS_A_LINE = 32;

    /** What a person reads. */
    public String word() {
        return switch (this) {
            case TEXT -> Text.of("Text");
            case JSON -> "JSON";
            case HEX -> "Hex";
            case BASE64 -> "Base64";
            case BYTES -> Text.of("File");
        };
    }

    /**
     * The bytes that a text means.
     *
     * @throws IllegalArgumentException with a sentence for people that says where it is wrong
     */
    public byte[] read(String text) {
        return switch (this) {
            case TEXT, BYTES -> text.getBytes(StandardCharsets.UTF_8);
            case JSON -> json(text);
            case HEX -> hex(text);
            case BASE64 -> base64(text);
        };
    }

    /** The text that means these bytes, or null where this form has none (text of bytes that are not UTF-8). */
    public @Nullable String write(byte[] data) {
        return switch (this) {
            case TEXT, JSON -> utf8(data);
            case HEX -> lines(HexFormat.ofDelimiter(" ").formatHex(data));
            case BASE64 -> Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(data);
            case BYTES -> "";
        };
    }

    /** The form in which a person would rather see these bytes. */
    public static DataForm of(byte[] data) {
        String text = utf8(data);
        if (text == null) {
            return HEX;
        }
        try {
            JSON.read(text);
            return JSON;
        } catch (IllegalArgumentException e) {
            return TEXT;
        }
    }

    /** The text of bytes that are UTF-8 without control characters, else null. */
    public static @Nullable String utf8(byte[] data) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
            boolean plain = text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
            return plain ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static byte[] json(String text) {
        try (JsonParser parser = JSON_FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException(Text.of("Type one JSON value."));
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException(Text.of("There is more after the JSON value; a record holds one."));
            }
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            String why = firstLine(e.getOriginalMessage());
            throw new IllegalArgumentException(
                    place == null
                            ? Text.of("Not JSON: {0}", why)
                            : Text.of(
                                    "Not JSON at line {0}, column {1}: {2}",
                                    place.getLineNr(), place.getColumnNr(), why),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(Text.of("Not JSON: {0}", e.getMessage()), e);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static byte[] hex(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (HexFormat.isHexDigit(c)) {
                digits.append(c);
            } else if (!Character.isWhitespace(c)) {
                throw new IllegalArgumentException(
                        Text.of("“{0}” at character {1} is no hexadecimal digit.", c, i + 1));
            }
        }
        if (digits.length() % 2 != 0) {
            throw new IllegalArgumentException(
                    Text.of("A byte has two hexadecimal digits; one is missing at the end."));
        }
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(strict(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Text.of("Not base64: {0}.", e.getMessage()), e);
        }
    }

    /** The MIME decoder passes over what is not base64; here that is a slip. */
    private static String strict(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean known = (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || c == '+'
                    || c == '/'
                    || c == '='
                    || Character.isWhitespace(c);
            if (!known) {
                throw new IllegalArgumentException(Text.of("“{0}” at character {1} does not belong to it", c, i + 1));
            }
        }
        return text;
    }

    private static String lines(String digits) {
        StringBuilder lines = new StringBuilder(digits.length());
        int step = DIGITS_A_LINE * 3;
        for (int at = 0; at < digits.length(); at += step) {
            lines.append(digits.substring(at, Math.min(at + step, digits.length()))
                            .strip())
                    .append(at + step < digits.length() ? "\n" : "");
        }
        return lines.toString();
    }
}
