package dev.weir.broker.firehose.process;

import java.util.LinkedHashSet;
import java.util.Set;

/** The names of the members that an object construction of JQ makes: {@code {a: .x, "b": .y}} makes a and b. */
final class QueryKeys {

    private final String text;
    private final Set<String> keys = new LinkedHashSet<>();
    private int depth;
    private boolean quoted;
    private StringBuilder member = new StringBuilder();

    private QueryKeys(String text) {
        this.text = text;
    }

    static Set<String> of(String text) {
        return new QueryKeys(text.strip()).read();
    }

    private Set<String> read() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                member.append(c).append(++i < text.length() ? text.charAt(i) : ' ');
                continue;
            }
            quoted = (c == '"') != quoted;
            if (quoted || c == '"') {
                member.append(c);
                continue;
            }
            switch (c) {
                case '{', '(', '[' -> open(c);
                case '}', ')', ']' -> close(c);
                case ',' -> comma(c);
                default -> member.append(c);
            }
        }
        return keys;
    }

    private void open(char c) {
        depth++;
        if (depth > 1) {
            member.append(c);
        }
    }

    private void close(char c) {
        depth--;
        if (depth == 0) {
            end();
        } else {
            member.append(c);
        }
    }

    private void comma(char c) {
        if (depth == 1) {
            end();
        } else {
            member.append(c);
        }
    }

    private void end() {
        String whole = member.toString().strip();
        member = new StringBuilder();
        if (!whole.isEmpty()) {
            int colon = whole.startsWith("\"") ? whole.indexOf(':', whole.indexOf('"', 1)) : whole.indexOf(':');
            String name = (colon < 0 ? whole : whole.substring(0, colon)).strip();
            keys.add(name.startsWith("\"") && name.length() > 1 ? name.substring(1, name.length() - 1) : name);
        }
    }
}
