package dev.weir.app.query.old;

import java.util.Locale;

/**
 * A piece of a statement.
 *
 * @param before the blank space before it
 * @param text its characters; a name in quotes still has them
 */
record Word(String before, String text) {

    /** Whether it is this keyword, however it is written. */
    boolean is(String keyword) {
        return text.equalsIgnoreCase(keyword);
    }

    boolean isQuoted() {
        return text.startsWith("\"");
    }

    /** Whether it may be a name. */
    boolean isName() {
        return isQuoted() || Character.isLetter(text.charAt(0)) || text.charAt(0) == '_';
    }

    /** The name that is meant: what is not in quotes is in capitals, as the old service had it. */
    String name() {
        return isQuoted()
                ? text.substring(1, Math.max(1, text.length() - 1)).replace("\"\"", "\"")
                : text.toUpperCase(Locale.ROOT);
    }

    Word with(String other) {
        return new Word(before, other);
    }
}
