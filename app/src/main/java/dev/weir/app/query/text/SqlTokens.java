package dev.weir.app.query.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into the pieces that an editor colours and completes. It is no parser: what a statement means is asked of the engine's
 * own.
 */
public final class SqlTokens {

    /** The words that are shown and offered as keywords, of both engines. */
    public static final List<String> KEYWORDS = List.of(
            "ALL",
            "AND",
            "ANY",
            "AS",
            "ASC",
            "ASOF",
            "BETWEEN",
            "BY",
            "CASE",
            "CAST",
            "CROSS",
            "CREATE",
            "CURRENT_TIMESTAMP",
            "DATE",
            "DESC",
            "DESCRIPTOR",
            "DISTINCT",
            "ELSE",
            "EMIT",
            "END",
            "EXCEPT",
            "EXCLUDE",
            "EXISTS",
            "FALSE",
            "FILTER",
            "FOLLOWING",
            "FROM",
            "FULL",
            "GROUP",
            "HAVING",
            "IN",
            "INNER",
            "INSERT",
            "INTERSECT",
            "INTERVAL",
            "INTO",
            "IS",
            "JOIN",
            "LATERAL",
            "LEFT",
            "LIKE",
            "LIMIT",
            "MATCH_RECOGNIZE",
            "NATURAL",
            "NOT",
            "NULL",
            "OFFSET",
            "ON",
            "OR",
            "ORDER",
            "OUTER",
            "OVER",
            "PARTITION",
            "PRECEDING",
            "QUALIFY",
            "RANGE",
            "RIGHT",
            "ROWS",
            "SELECT",
            "TABLE",
            "THEN",
            "TIMESTAMP",
            "TRUE",
            "UNBOUNDED",
            "UNION",
            "USING",
            "VALUES",
            "VIEW",
            "WATERMARK",
            "WHEN",
            "WHERE",
            "WINDOW",
            "WITH");

    private static final Set<String> KEYWORD_SET = Set.copyOf(KEYWORDS);

    private SqlTokens() {}

    /** All pieces, in order. What is not closed reaches to the end. */
    public static List<SqlToken> of(String text) {
        List<SqlToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            SqlToken token = token(text, at, c);
            tokens.add(token);
            at = token.end();
        }
        return tokens;
    }

    private static SqlToken token(String text, int at, char c) {
        if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            return new SqlToken(SqlToken.Kind.COMMENT, at, end < 0 ? text.length() : end);
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return new SqlToken(SqlToken.Kind.COMMENT, at, end < 0 ? text.length() : end + 2);
        }
        if (c == '\'') {
            return new SqlToken(SqlToken.Kind.TEXT, at, closed(text, at, c));
        }
        if (c == '"' || c == '`') {
            return new SqlToken(SqlToken.Kind.QUOTED_NAME, at, closed(text, at, c));
        }
        if (c == '$' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1))) {
            return new SqlToken(SqlToken.Kind.PARAMETER, at, word(text, at + 1));
        }
        if (Character.isDigit(c)) {
            return new SqlToken(SqlToken.Kind.NUMBER, at, number(text, at));
        }
        if (Character.isLetter(c) || c == '_') {
            int end = word(text, at);
            return new SqlToken(kind(text, at, end), at, end);
        }
        return new SqlToken(SqlToken.Kind.SIGN, at, at + 1);
    }

    private static SqlToken.Kind kind(String text, int start, int end) {
        if (KEYWORD_SET.contains(text.substring(start, end).toUpperCase(Locale.ROOT))) {
            return SqlToken.Kind.KEYWORD;
        }
        int next = end;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next < text.length() && text.charAt(next) == '(' ? SqlToken.Kind.FUNCTION : SqlToken.Kind.NAME;
    }

    private static int closed(String text, int at, char quote) {
        int end = at + 1;
        while (end < text.length()) {
            if (text.charAt(end) == quote) {
                if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
                    end++;
                } else {
                    return end + 1;
                }
            }
            end++;
        }
        return text.length();
    }

    private static int word(String text, int at) {
        int end = at;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private static int number(String text, int at) {
        int end = at;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        return end;
    }
}
