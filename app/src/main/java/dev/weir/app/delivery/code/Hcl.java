package dev.weir.app.delivery.code;

import java.util.Map;

/** Writes blocks and arguments in Terraform's language, aligned and indented as its own formatter does. */
final class Hcl {

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** Opens a block; what is written by {@code body} stands in it. */
    Hcl block(String head, Runnable body) {
        if (text.length() > 0 && text.charAt(text.length() - 1) == '\n' && !opens()) {
            text.append('\n');
        }
        line(head + " {");
        depth++;
        body.run();
        depth--;
        line("}");
        return this;
    }

    private boolean opens() {
        return text.length() >= 2 && text.charAt(text.length() - 2) == '{';
    }

    /** Writes arguments, their equals signs under each other; those without a value are left out. */
    Hcl arguments(Map<String, ?> arguments) {
        int width = arguments.keySet().stream().mapToInt(String::length).max().orElse(0);
        arguments.forEach((name, value) -> line(name + " ".repeat(width - name.length()) + " = " + value(value)));
        return this;
    }

    private void line(String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }

    private String value(Object value) {
        return switch (value) {
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case Expression expression -> expression.text();
            case Map<?, ?> map -> {
                StringBuilder object = new StringBuilder("{\n");
                map.forEach((key, one) -> object.append("  ".repeat(depth + 1))
                        .append(quoted(String.valueOf(key)))
                        .append(" = ")
                        .append(value(one))
                        .append('\n'));
                yield object.append("  ".repeat(depth)).append('}').toString();
            }
            default -> quoted(value.toString());
        };
    }

    /** What is no text, for instance {@code var.password}. */
    record Expression(String text) {}

    static String quoted(String word) {
        return "\""
                + word.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                        .replace("${", "$${")
                        .replace("%{", "%%{")
                + "\"";
    }

    String text() {
        return text.toString();
    }
}
