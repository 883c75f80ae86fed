package dev.weir.app.produce;

import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with expressions, {@code #{…}}. Weir's own are those of {@link OwnExpressions}; every other one is Datafaker's.
 * In a JSON template, what stands within a string is escaped. Immutable; rendering is not thread-safe.
 */
final class Template {

    /** Makes the text of one expression. */
    interface Expression {
        String text(RenderScope scope);
    }

    private record Part(String literal, Expression expression, boolean quoted, int from, int to) {}

    private final List<Part> parts;
    private final String tail;

    private Template(List<Part> parts, String tail) {
        this.parts = parts;
        this.tail = tail;
    }

    /** Understands a template; Datafaker's expressions are looked at when it is rendered. */
    static Template parse(String text) throws TemplateProblem {
        boolean json =
                text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
        List<Part> parts = new ArrayList<>();
        int at = 0;
        boolean quoted = false;
        while (true) {
            int open = text.indexOf("#{", at);
            if (open < 0) {
                return new Template(List.copyOf(parts), text.substring(at));
            }
            String literal = text.substring(at, open);
            quoted = json && quotedAfter(literal, quoted);
            int close = close(text, open + 2);
            if (close < 0) {
                throw new TemplateProblem(Text.of("“#{” is not closed by “}”."), open, text.length());
            }
            String inner = text.substring(open + 2, close).strip();
            if (inner.isEmpty()) {
                throw new TemplateProblem(Text.of("“#{}” holds no expression."), open, close + 1);
            }
            Expression expression;
            try {
                expression = OwnExpressions.isOwn(inner) ? OwnExpressions.parse(inner) : Faked.expression(inner);
            } catch (IllegalArgumentException e) {
                throw new TemplateProblem(String.valueOf(e.getMessage()), open, close + 1);
            }
            parts.add(new Part(literal, expression, quoted, open, close + 1));
            at = close + 1;
        }
    }

    private static int close(String text, int from) {
        boolean quote = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quote = !quote;
            } else if (c == '}' && !quote) {
                return i;
            } else if (c == '\n' && quote) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean quotedAfter(String literal, boolean before) {
        boolean quoted = before;
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            }
        }
        return quoted;
    }

    /** One record's text. */
    String render(RenderScope scope) throws TemplateProblem {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.literal());
            String value;
            try {
                value = part.expression().text(scope);
            } catch (IllegalArgumentException e) {
                throw new TemplateProblem(String.valueOf(e.getMessage()), part.from(), part.to());
            }
            if (part.quoted()) {
                escape(value, text);
            } else {
                text.append(value);
            }
        }
        return text.append(tail).toString();
    }

    private static void escape(String value, StringBuilder into) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> into.append("\\\"");
                case '\\' -> into.append("\\\\");
                case '\n' -> into.append("\\n");
                case '\r' -> into.append("\\r");
                case '\t' -> into.append("\\t");
                default -> {
                    if (c < ' ') {
                        into.append("\\u%04x".formatted((int) c));
                    } else {
                        into.append(c);
                    }
                }
            }
        }
    }
}
