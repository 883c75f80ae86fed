package dev.weir.app.query.text;

/**
 * A piece of a statement; blank space is none.
 *
 * @param start where it begins in the text
 * @param end behind its last character
 */
public record SqlToken(Kind kind, int start, int end) {

    /** What a piece is. */
    public enum Kind {
        KEYWORD,
        /** A name that is followed by a parenthesis. */
        FUNCTION,
        /** Any other word. */
        NAME,
        /** A name in double quotes or backticks. */
        QUOTED_NAME,
        /** Text in single quotes. */
        TEXT,
        NUMBER,
        COMMENT,
        /** {@code $name}, asked for before the run. */
        PARAMETER,
        /** Anything else, one character. */
        SIGN
    }

    /** Its characters. */
    public String in(String text) {
        return text.substring(start, end);
    }
}
