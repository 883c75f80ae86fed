package dev.weir.app.records.decode.wrap;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.JsonTree;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.Part;
import dev.weir.app.records.decode.Shape;
import dev.weir.app.records.decode.Source;
import dev.weir.app.records.decode.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON, with those of its strings that hold JSON or Base64 themselves as parts, which are opened only when they are asked for. */
public final class Embedded {

    /** Parts that are offered; a person who looks for more uses a filter. */
    static final int MOST_PARTS = 100;

    /** Shorter texts are words that could be Base64 by chance. */
    private static final int SHORTEST_BASE64 = 12;

    /** Base64 of bytes that are no text is believed from this length on. */
    private static final int SURELY_BASE64 = 64;

    private static final int SHORTEST_JSON = 7;

    private Embedded() {}

    public static Decoded json(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        Decoded json = JsonTree.decode(bytes, effort, chosen);
        Field tree = json.tree();
        if (tree == null) {
            return json;
        }
        List<Part> parts = new ArrayList<>();
        find(tree, tree.name(), parts, effort);
        return parts.isEmpty()
                ? json
                : new Decoded(json.sure(), json.why(), tree, List.copyOf(parts), -1, json.text(), json.notes());
    }

    private static void find(Field field, String path, List<Part> parts, Effort effort) {
        if (parts.size() >= MOST_PARTS) {
            return;
        }
        if (field.shape() == Shape.STRING && field.bytes() != null) {
            Kind kind = kind(field.value());
            if (kind != null) {
                parts.add(new Part(
                        path + " · " + kind.title(),
                        Envelopes.unescaped(field.value(), field.bytes()),
                        Choice.of(kind)));
            }
            return;
        }
        for (Field child : field.children()) {
            effort.check();
            find(child, child.name().startsWith("[") ? path + child.name() : path + "." + child.name(), parts, effort);
        }
    }

    /** What a string holds, or null if it is no more than a string. */
    private static @Nullable Kind kind(String text) {
        String trimmed = text.strip();
        boolean braced = (trimmed.startsWith("{") && trimmed.endsWith("}"))
                || (trimmed.startsWith("[") && trimmed.endsWith("]"));
        if (braced) {
            return trimmed.length() >= SHORTEST_JSON && json(trimmed) ? Kind.JSON : null;
        }
        return base64(text) ? Kind.BASE64 : null;
    }

    private static boolean json(String text) {
        Source alone = Source.ofRecord(text.getBytes(StandardCharsets.UTF_8));
        try {
            Field tree = JsonTree.decode(alone.all(), Effort.plain(), null).tree();
            return tree != null && tree.branch() && !tree.children().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean base64(String text) {
        int length = text.length();
        if (length < SHORTEST_BASE64 || length % 4 != 0) {
            return false;
        }
        boolean lower = false;
        boolean upper = false;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            lower |= c >= 'a' && c <= 'z';
            upper |= c >= 'A' && c <= 'Z';
            boolean end = c == '=' && i >= length - 2;
            boolean digit = c >= '0' && c <= '9';
            if (!end && !digit && c != '+' && c != '/' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        if (!lower || !upper) {
            return false;
        }
        byte[] data;
        try {
            data = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return length >= SURELY_BASE64 || packed(data) || readable(data);
    }

    private static boolean packed(byte[] data) {
        Span span = Source.ofRecord(data).all();
        return span.starts(0x1f, 0x8b) || span.starts(0x28, 0xb5, 0x2f, 0xfd);
    }

    private static boolean readable(byte[] data) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .chars()
                    .allMatch(c -> (c >= ' ' && c != 0x7F) || c == '\n' || c == '\r' || c == '\t');
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
