package dev.weir.app.query.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The names that stand in a statement where a table stands: after FROM, JOIN, INTO and TABLE, and in a list after FROM. It is no parser: a
 * name too many is found, of a view for instance, and none too few.
 *
 * @param all every one, as it is called without quotes
 * @param targets those after INSERT INTO, with their places
 */
public record TablesNamed(Set<String> all, Map<String, SqlToken> targets) {

    private static final Set<String> BEFORE_ONE = Set.of("FROM", "JOIN", "INTO", "TABLE", "DESCRIBE");

    private static final Set<SqlToken.Kind> NAMES = Set.of(SqlToken.Kind.NAME, SqlToken.Kind.QUOTED_NAME);

    /** What a list of tables ends with. */
    private static final Set<String> BEHIND = Set.of(
            "SELECT",
            "WHERE",
            "GROUP",
            "ORDER",
            "HAVING",
            "WINDOW",
            "QUALIFY",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "LIMIT",
            "ON",
            "USING",
            "SET",
            "VALUES");

    /** Those of a statement or a script. */
    public static TablesNamed of(String text) {
        Set<String> all = new LinkedHashSet<>();
        Map<String, SqlToken> targets = new LinkedHashMap<>();
        List<SqlToken> tokens = SqlTokens.of(text).stream()
                .filter(token -> token.kind() != SqlToken.Kind.COMMENT)
                .toList();
        Deque<Boolean> outer = new ArrayDeque<>();
        boolean inFrom = false;
        boolean expected = false;
        int taken = -2;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            String word = token.in(text).toUpperCase(Locale.ROOT);
            if (token.kind() != SqlToken.Kind.QUOTED_NAME && BEFORE_ONE.contains(word)) {
                expected = true;
                inFrom = word.equals("FROM") || word.equals("JOIN");
            } else if (word.equals("(")) {
                outer.push(inFrom);
                inFrom = expected;
            } else if (word.equals(")")) {
                inFrom = !outer.isEmpty() && outer.pop();
                expected = false;
            } else if (word.equals(",") || word.equals(".")) {
                // What follows the point behind a name that was taken may be the table of it.
                expected = word.equals(",") ? inFrom : i - 1 == taken;
            } else if (token.kind() == SqlToken.Kind.KEYWORD) {
                inFrom = inFrom && !BEHIND.contains(word);
                expected = expected && word.equals("LATERAL");
            } else {
                boolean target = isTarget(tokens, i, text);
                if (expected && (target || NAMES.contains(token.kind()))) {
                    String name = name(token, text);
                    all.add(name);
                    taken = i;
                    if (target) {
                        targets.putIfAbsent(name, token);
                    }
                }
                expected = false;
            }
        }
        return new TablesNamed(all, targets);
    }

    private static boolean isTarget(List<SqlToken> tokens, int at, String text) {
        return at > 1
                && tokens.get(at - 1).in(text).equalsIgnoreCase("INTO")
                && tokens.get(at - 2).in(text).equalsIgnoreCase("INSERT");
    }

    private static String name(SqlToken token, String text) {
        String word = token.in(text);
        return token.kind() == SqlToken.Kind.QUOTED_NAME ? word.substring(1, Math.max(1, word.length() - 1)) : word;
    }
}
