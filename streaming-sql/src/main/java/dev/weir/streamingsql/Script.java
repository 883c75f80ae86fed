package dev.weir.streamingsql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text of several statements with semicolons between them. A statement set, {@code EXECUTE STATEMENT SET BEGIN … END}, is one. Each
 * statement keeps its place: what stood before it is blank, so that lines and columns of an error are those of the text.
 */
final class Script {

    private Script() {}

    /** The statements in their order; none of a text that has none. */
    static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        int from = 0;
        boolean inSet = false;
        for (int at = 0; at < text.length(); ) {
            int next = after(text, at);
            boolean word = Character.isLetter(text.charAt(at));
            if (word && !inSet) {
                inSet = text.substring(at, next).equalsIgnoreCase("BEGIN");
            } else if (word && text.substring(at, next).equalsIgnoreCase("END")) {
                inSet = !endsSet(text, next);
            } else if (!inSet && text.charAt(at) == ';') {
                add(text, from, at, statements);
                from = next;
            }
            at = next;
        }
        add(text, from, text.length(), statements);
        return statements;
    }

    /** Whether an END is that of a set and not of a CASE: nothing but a semicolon or the text's end follows. */
    private static boolean endsSet(String text, int at) {
        int next = at;
        while (next < text.length() && (Character.isWhitespace(text.charAt(next)) || isComment(text, next))) {
            next = after(text, next);
        }
        return next == text.length() || text.charAt(next) == ';';
    }

    /** Whether a comment begins here. */
    static boolean isComment(String text, int at) {
        return text.startsWith("--", at) || text.startsWith("/*", at);
    }

    /** Where what begins here has ended: a word, a text or name in quotes, a comment, or one character. */
    static int after(String text, int at) {
        char first = text.charAt(at);
        if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return end < 0 ? text.length() : end + 2;
        }
        if (first == '\'' || first == '`' || first == '"') {
            // A quote within is written twice, which reads as one text after another.
            int end = text.indexOf(first, at + 1);
            return end < 0 ? text.length() : end + 1;
        }
        int next = at + 1;
        while (Character.isLetter(first)
                && next < text.length()
                && (Character.isLetterOrDigit(text.charAt(next)) || text.charAt(next) == '_')) {
            next++;
        }
        return next;
    }

    private static void add(String text, int from, int to, List<String> statements) {
        int at = from;
        while (at < to && (Character.isWhitespace(text.charAt(at)) || isComment(text, at))) {
            at = Math.min(to, after(text, at));
        }
        if (at < to) {
            statements.add(text.substring(0, from).replaceAll("[^\n]", " ") + text.substring(from, to));
        }
    }

    /** Whether a statement only makes something known to those after it. */
    static boolean prepares(String statement) {
        String[] words = statement
                .replaceAll("(?s)/\\*.*?\\*/|--[^\n]*", " ")
                .strip()
                .toUpperCase(Locale.ROOT)
                .split("\\s+", 3);
        return switch (words[0]) {
            case "CREATE", "DROP", "ALTER", "SET", "RESET", "USE" -> true;
            default -> false;
        };
    }
}
