package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.dynamodb.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An expression's tokens, read one after the other. Not thread-safe. */
final class Tokens {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<name>#[A-Za-z0-9_]+)|(?<value>:[A-Za-z0-9_]+)|(?<number>[0-9]+)"
                    + "|(?<sign><>|<=|>=|[=<>+\\-.,()\\[\\]])");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /**
     * @param text of an expression that is short enough to be read
     * @throws ExpressionException at a character that begins no token
     */
    Tokens(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int position = skipSpace(0);
        while (position < text.length()) {
            if (!matcher.region(position, text.length()).lookingAt()) {
                int end = position + Character.charCount(text.codePointAt(position));
                tokens.add(new Token(Kind.SIGN, text.substring(position, end), position, end));
                at = tokens.size() - 1;
                throw unexpected();
            }
            tokens.add(new Token(kind(matcher), matcher.group(), position, matcher.end()));
            position = skipSpace(matcher.end());
        }
        tokens.add(new Token(Kind.END, "<EOF>", text.length(), text.length()));
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("word") != null) {
            return Kind.WORD;
        }
        if (matcher.group("name") != null) {
            return Kind.NAME;
        }
        if (matcher.group("value") != null) {
            return Kind.VALUE;
        }
        return matcher.group("number") != null ? Kind.NUMBER : Kind.SIGN;
    }

    private int skipSpace(int from) {
        int position = from;
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position;
    }

    /** How many tokens were taken so far. */
    int taken() {
        return at;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peekSecond() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    /** Takes a sign if it is next. */
    boolean take(String sign) {
        boolean found = peek().is(sign);
        if (found) {
            next();
        }
        return found;
    }

    /** Takes a keyword if it is next. */
    boolean takeWord(String keyword) {
        boolean found = peek().isWord(keyword);
        if (found) {
            next();
        }
        return found;
    }

    void expect(String sign) {
        if (!take(sign)) {
            throw unexpected();
        }
    }

    void expectWord(String keyword) {
        if (!takeWord(keyword)) {
            throw unexpected();
        }
    }

    void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw unexpected();
        }
    }

    /** That the next token cannot stand where it does, in the service's words: with its neighbours. */
    ExpressionException unexpected() {
        Token token = peek();
        int from = at > 0 ? tokens.get(at - 1).start() : token.start();
        int to = at + 1 < tokens.size() ? tokens.get(at + 1).end() : token.end();
        return new ExpressionException("Syntax error; token: \"" + token.text() + "\", near: \""
                + text.substring(from, Math.min(to, text.length())) + "\"");
    }
}
