package dev.weir.broker.dynamodb.expression;

/**
 * One word or sign of an expression.
 *
 * @param text as it stands there; {@code <EOF>} at the end
 * @param start where it begins
 * @param end where it ends
 */
record Token(Kind kind, String text, int start, int end) {

    /** What a token can be. */
    enum Kind {
        WORD,
        NAME,
        VALUE,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Whether it is a keyword, in any case. */
    boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }
}
