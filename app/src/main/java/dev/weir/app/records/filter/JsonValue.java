package dev.weir.app.records.filter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.weir.app.records.log.RawRecord;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record's data as JSON values: maps, lists, strings, longs, doubles, booleans, nulls. Bounded in size and depth, so that a hostile
 * record costs no more than a large one. Pure functions.
 */
public final class JsonValue {

    /** Data longer than this is not read as JSON. */
    public static final int MOST_BYTES = 4 << 20;

    /** Arrays and objects within each other. */
    static final int DEEPEST = 200;

    /** Why there is no value. */
    enum Missing {
        /** The data is no JSON. */
        NONE,
        /** It is JSON's own null. */
        NULL,
        /** It may be JSON, but is too large or too deep to be read. */
        TOO_MUCH
    }

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10 * DEEPEST)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private JsonValue() {}

    /**
     * The record's data, read once for a test; a {@link Missing} where there is no value.
     *
     * @param nothing what stands for a null within it
     * @param needed the members of an object that are made; the others are passed over
     */
    static Object of(RawRecord record, @Nullable Object nothing, NeededMembers needed) {
        Object known = record.parsed();
        if (known == null) {
            known = read(record.bytes(), record.dataOffset(), record.dataLength(), nothing, needed);
            record.parsed(known);
        }
        return known;
    }

    /** The value of data, or null where it is none, too large or too deep. JSON's own null is not told from that. */
    public static @Nullable Object of(byte[] data) {
        Object value = read(data, 0, data.length, null, NeededMembers.ALL);
        return value instanceof Missing ? null : value;
    }

    private static Object read(byte[] bytes, int from, int length, @Nullable Object nothing, NeededMembers needed) {
        if (length == 0 || !mayBeJson(bytes, from, length)) {
            return Missing.NONE;
        }
        if (length > MOST_BYTES) {
            return Missing.TOO_MUCH;
        }
        try (JsonParser parser = JSON.createParser(bytes, from, length)) {
            if (parser.nextToken() == null) {
                return Missing.NONE;
            }
            Object value = parser.currentToken() == JsonToken.START_OBJECT
                    ? object(parser, 0, nothing, needed)
                    : value(parser, 0, nothing);
            return parser.nextToken() != null
                    ? Missing.NONE
                    : Objects.equals(value, nothing) || value == null ? Missing.NULL : value;
        } catch (TooMuch e) {
            return Missing.TOO_MUCH;
        } catch (IOException e) {
            return Missing.NONE;
        }
    }

    private static boolean mayBeJson(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            byte b = bytes[i];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return switch (b) {
                    case '{', '[', '"', '-', 't', 'f', 'n', (byte) 0xef -> true;
                    default -> b >= '0' && b <= '9';
                };
            }
        }
        return false;
    }

    private static @Nullable Object value(JsonParser parser, int depth, @Nullable Object nothing) throws IOException {
        if (depth > DEEPEST) {
            throw new TooMuch();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, depth, nothing, NeededMembers.ALL);
            case START_ARRAY -> array(parser, depth, nothing);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> nothing;
        };
    }

    private static Number whole(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> {
                BigInteger large = parser.getBigIntegerValue();
                yield large.doubleValue();
            }
        };
    }

    private static Map<String, @Nullable Object> object(
            JsonParser parser, int depth, @Nullable Object nothing, NeededMembers needed) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (needed.has(name)) {
                members.put(name, value(parser, depth + 1, nothing));
            } else {
                parser.skipChildren();
            }
        }
        return members;
    }

    private static List<@Nullable Object> array(JsonParser parser, int depth, @Nullable Object nothing)
            throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, depth + 1, nothing));
        }
        return Collections.unmodifiableList(elements);
    }
}
