package dev.weir.app.records.decode;

import dev.weir.app.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a decoded tree.
 *
 * @param name a member's name, or {@code [3]} for an element; the root's is {@code $}
 * @param type the format's own word for what it is, for instance "fixed64" or "timestamp-millis"
 * @param value what it holds, whole; empty for objects and arrays
 * @param bytes where it was read from, or null where that can't be told
 */
public record Field(
        String name,
        String type,
        Shape shape,
        String value,
        @Nullable Span bytes,
        List<Field> children) {

    /** Characters of a value that are shown in a tree. */
    public static final int SHOWN = 2_000;

    public static Field of(String name, String type, Shape shape, String value, @Nullable Span bytes) {
        return new Field(name, type, shape, value, bytes, List.of());
    }

    public static Field object(String name, String type, @Nullable Span bytes, List<Field> children) {
        return new Field(name, type, Shape.OBJECT, "", bytes, children);
    }

    public static Field array(String name, String type, @Nullable Span bytes, List<Field> children) {
        return new Field(name, type, Shape.ARRAY, "", bytes, children);
    }

    public static Field string(String name, String type, String value, @Nullable Span bytes) {
        return of(name, type, Shape.STRING, value, bytes);
    }

    public static Field number(String name, String type, String value, @Nullable Span bytes) {
        return of(name, type, Shape.NUMBER, value, bytes);
    }

    /** Bytes in hexadecimal digits; of many, the first. */
    public static Field raw(String name, String type, Span bytes) {
        return of(name, type, Shape.BYTES, HexText.digits(bytes, SHOWN / 2), bytes);
    }

    /** A sentence in the place of fields that are not shown. */
    public static Field remark(String sentence, @Nullable Span bytes) {
        return of("…", "", Shape.REMARK, sentence, bytes);
    }

    /** The same under another name. */
    public Field named(String other) {
        return new Field(other, type, shape, value, bytes, children);
    }

    public boolean branch() {
        return shape == Shape.OBJECT || shape == Shape.ARRAY;
    }

    /** The value as a tree shows it: one line, not too long; a count for objects and arrays. */
    public String line() {
        return switch (shape) {
            case OBJECT -> "{" + counted(true) + "}";
            case ARRAY -> "[" + counted(false) + "]";
            default ->
                (value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value)
                        .replace("\r\n", "⏎")
                        .replace('\n', '⏎')
                        .replace('\t', ' ');
        };
    }

    private String counted(boolean members) {
        boolean more = !children.isEmpty()
                && children.getLast().shape() == Shape.REMARK
                && children.getLast().bytes() == null;
        int count = children.size() - (more ? 1 : 0);
        if (members) {
            return more
                    ? Text.count(count, "more than {0} member", "more than {0} members")
                    : Text.count(count, "{0} member", "{0} members");
        }
        return more
                ? Text.count(count, "more than {0} element", "more than {0} elements")
                : Text.count(count, "{0} element", "{0} elements");
    }
}
