package dev.weir.app.objects.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells an object's format by its first bytes, unpacked, and by its key where these leave it open. */
public final class FormatGuess {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LOOKED_AT_LINES = 20;

    private FormatGuess() {}

    /** @param head the first bytes; all of them if they are few */
    public static ObjectFormat of(byte[] head, String key) {
        if (head.length == 0) {
            return ObjectFormat.EMPTY;
        }
        if (starts(head, "PAR1")) {
            return ObjectFormat.PARQUET;
        }
        if (starts(head, "ORC")) {
            return ObjectFormat.ORC;
        }
        String text = text(head);
        if (text == null) {
            return ObjectFormat.BINARY;
        }
        String trimmed = text.stripLeading();
        if (trimmed.isEmpty()) {
            return ObjectFormat.EMPTY;
        }
        ObjectFormat json =
                trimmed.charAt(0) == '{' ? ofObjects(trimmed, key) : trimmed.charAt(0) == '[' ? ofArray(trimmed) : null;
        return json != null ? json : ofLines(text, key);
    }

    private static boolean starts(byte[] head, String mark) {
        return head.length >= mark.length()
                && new String(head, 0, mark.length(), StandardCharsets.ISO_8859_1).equals(mark);
    }

    /** The text that these bytes begin, or null if they are none; the last character may be cut in two. */
    private static @Nullable String text(byte[] head) {
        CharBuffer chars = CharBuffer.allocate(head.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(head), chars, false);
        String text = chars.flip().toString();
        boolean plain = text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != 0x1e);
        return result.isError() || !plain ? null : text;
    }

    private static @Nullable ObjectFormat ofObjects(String text, String key) {
        Set<String> fields = new HashSet<>();
        long end = -1;
        boolean arrayOfRecords = false;
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                fields.add(parser.currentName());
                if (parser.nextToken() == JsonToken.START_ARRAY && "Records".equals(parser.currentName())) {
                    arrayOfRecords = true;
                    break;
                }
                parser.skipChildren();
            }
            end = arrayOfRecords ? -1 : parser.currentLocation().getCharOffset();
        } catch (IOException e) {
            if (fields.isEmpty()) {
                return null;
            }
            // Cut off in the middle of a long value, or damaged further on: what was seen tells enough.
        }
        if (arrayOfRecords && (key.contains("CloudTrail") || text.contains("\"eventVersion\""))) {
            return ObjectFormat.CLOUD_TRAIL;
        }
        if (fields.contains("rawData") && fields.contains("errorCode") && fields.contains("attemptsMade")) {
            return ObjectFormat.FIREHOSE_ERRORS;
        }
        // What stands right behind the first value tells whether there are lines.
        boolean lines =
                end < 0 || end >= text.length() || text.charAt((int) end) == '\n' || text.charAt((int) end) == '\r';
        return lines ? ObjectFormat.JSON_LINES : ObjectFormat.JSON;
    }

    private static @Nullable ObjectFormat ofArray(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            return parser.nextToken() == null ? null : ObjectFormat.JSON_ARRAY;
        } catch (IOException e) {
            return null;
        }
    }

    private static ObjectFormat ofLines(String text, String key) {
        String name = key.toLowerCase(Locale.ROOT);
        if (name.contains(".tsv") || even(text, '\t')) {
            return ObjectFormat.TSV;
        }
        if (name.contains(".csv") || even(text, ',')) {
            return ObjectFormat.CSV;
        }
        return ObjectFormat.TEXT;
    }

    /**
     * Whether each line has the same number of these, two lines and one of them at least. A line break between quotes ends no line; the
     * last line may be cut off. Two lines alone are told from prose by a delimiter that no space follows.
     */
    private static boolean even(String text, char delimiter) {
        List<Integer> counts = new ArrayList<>();
        boolean quoted = false;
        boolean tight = false;
        int found = 0;
        int at = 0;
        int begin = 0;
        for (; at < text.length() && counts.size() <= LOOKED_AT_LINES; at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                found++;
                tight |= at + 1 < text.length() && text.charAt(at + 1) != ' ';
            } else if (c == '\n' && !quoted) {
                counts.add(found);
                found = 0;
                begin = at + 1;
            }
        }
        if (counts.isEmpty() || counts.getFirst() == 0) {
            return false;
        }
        int expected = counts.getFirst();
        if (at == text.length() && begin < at && counts.size() < 2) {
            // All there is of the second line. If it is cut off it has too few of them, and nothing is said.
            counts.add(found);
        }
        return counts.size() >= 2
                && (counts.size() > 2 || tight)
                && counts.stream().allMatch(count -> count == expected);
    }
}
