package dev.weir.app.records.decode;

import dev.weir.app.records.decode.CodeLine.Kind;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;

/** A decoded tree written as JSON. Bytes become hexadecimal strings; numbers that JSON lacks become strings. */
public final class FieldText {

    private final List<CodeLine> lines = new ArrayList<>();
    private final int most;
    private List<CodeLine.Span> current = new ArrayList<>();
    private boolean cut;

    private FieldText(int most) {
        this.most = most;
    }

    /** The first lines of it, for the screen. */
    public static CodeText lines(Field field) {
        FieldText text = new FieldText(JsonText.MOST_LINES);
        text.value(field, 0, "");
        text.end();
        return new CodeText(
                List.copyOf(text.lines),
                text.cut
                        ? Text.of("The first {0} lines are shown. Copy gives all.", Format.count(JsonText.MOST_LINES))
                        : null);
    }

    /** All of it, indented. */
    public static String json(Field field) {
        FieldText text = new FieldText(Integer.MAX_VALUE);
        text.value(field, 0, "");
        text.end();
        return new CodeText(text.lines, null).text();
    }

    private void value(Field field, int depth, String after) {
        if (cut) {
            return;
        }
        if (!field.branch() || field.children().isEmpty()) {
            add(kind(field.shape()), scalar(field) + after);
            return;
        }
        boolean object = field.shape() == Shape.OBJECT;
        add(Kind.PUNCTUATION, object ? "{" : "[");
        int size = field.children().size();
        for (int i = 0; i < size && !cut; i++) {
            Field child = field.children().get(i);
            line(depth + 1);
            if (object) {
                add(Kind.KEY, JsonText.string(child.name()));
                add(Kind.PUNCTUATION, ": ");
            }
            value(child, depth + 1, i < size - 1 ? "," : "");
        }
        line(depth);
        add(Kind.PUNCTUATION, (object ? "}" : "]") + after);
    }

    private static String scalar(Field field) {
        return switch (field.shape()) {
            case OBJECT -> "{}";
            case ARRAY -> "[]";
            case LITERAL -> field.value();
            case NUMBER -> jsonNumber(field.value()) ? field.value() : JsonText.string(field.value());
            default -> JsonText.string(field.value());
        };
    }

    private static boolean jsonNumber(String value) {
        char first = value.isEmpty() ? 'x' : value.charAt(value.startsWith("-") && value.length() > 1 ? 1 : 0);
        return first >= '0' && first <= '9' && !value.startsWith("0x");
    }

    private static Kind kind(Shape shape) {
        return switch (shape) {
            case OBJECT, ARRAY -> Kind.PUNCTUATION;
            case NUMBER -> Kind.NUMBER;
            case LITERAL -> Kind.LITERAL;
            case STRING, BYTES, REMARK -> Kind.STRING;
        };
    }

    private void add(Kind kind, String piece) {
        current.add(new CodeLine.Span(
                kind,
                most != Integer.MAX_VALUE && piece.length() > JsonText.MOST_CHARACTERS
                        ? piece.substring(0, JsonText.MOST_CHARACTERS) + "…"
                        : piece));
    }

    private void line(int depth) {
        end();
        if (lines.size() >= most) {
            cut = true;
            return;
        }
        current.add(new CodeLine.Span(Kind.PLAIN, "  ".repeat(depth)));
    }

    private void end() {
        if (!current.isEmpty()) {
            lines.add(new CodeLine(List.copyOf(current)));
            current = new ArrayList<>();
        }
    }
}
