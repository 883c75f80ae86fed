package dev.weir.app.delivery.code;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes maps, lists and plain values as YAML in block style. Texts that could be read as something else are quoted. */
final class Yaml {

    /** Letters first, then nothing that YAML gives a meaning to; words that it takes for values are no such texts here. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

    private static final Pattern WORD_OF_YAML = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n");

    private final StringBuilder text = new StringBuilder();

    static String of(Map<String, ?> map) {
        Yaml yaml = new Yaml();
        yaml.map(map, 0);
        return yaml.text.toString();
    }

    private void map(Map<?, ?> map, int depth) {
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            // The first member of a list's element stands on the line of its dash.
            if (!first || text.isEmpty() || text.charAt(text.length() - 1) == '\n') {
                text.append("  ".repeat(depth));
            }
            first = false;
            text.append(scalar(String.valueOf(entry.getKey()))).append(':');
            value(entry.getValue(), depth);
        }
    }

    private void value(Object value, int depth) {
        switch (value) {
            case Map<?, ?> map when map.isEmpty() -> text.append(" {}\n");
            case Map<?, ?> map -> {
                text.append('\n');
                map(map, depth + 1);
            }
            case List<?> list when list.isEmpty() -> text.append(" []\n");
            case List<?> list -> {
                text.append('\n');
                list.forEach(one -> element(one, depth + 1));
            }
            default -> text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void element(Object one, int depth) {
        text.append("  ".repeat(depth)).append("- ");
        if (one instanceof Map<?, ?> map && !map.isEmpty()) {
            map(map, depth + 1);
        } else {
            text.append(scalar(one)).append('\n');
        }
    }

    private static String scalar(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String word = String.valueOf(value);
        return PLAIN.matcher(word).matches() && !WORD_OF_YAML.matcher(word).matches() ? word : quoted(word);
    }

    private static String quoted(String word) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < ' ' ? String.format(java.util.Locale.ROOT, "\\x%02x", (int) c) : c);
            }
        }
        return quoted.append('"').toString();
    }
}
