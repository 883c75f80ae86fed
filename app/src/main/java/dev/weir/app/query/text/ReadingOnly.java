package dev.weir.app.query.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells statements that can only read from those that may write into a stream. A doubt is a write. */
public final class ReadingOnly {

    /** What such a statement begins with, but for the views. */
    private static final Set<String> BEGINNINGS = Set.of("SELECT", "WITH", "VALUES", "(", "DESCRIBE", "DESC", "SHOW");

    /** What may stand between EXPLAIN and the statement that it explains, in either engine's dialect. */
    private static final Set<String> HOW_TO_EXPLAIN = Set.of(
            "ANALYZE",
            "VERBOSE",
            "FORMAT",
            "JSON",
            "TEXT",
            "PLAN",
            "FOR",
            "AST",
            "ESTIMATED_COST",
            "CHANGELOG_MODE",
            "JSON_EXECUTION_PLAN",
            "PLAN_ADVICE",
            ",");

    private static final Set<String> WRITES = Set.of("INSERT", "UPDATE", "DELETE", "TRUNCATE", "EXECUTE");

    private ReadingOnly() {}

    /** Whether each statement of a script only reads. An empty one does. */
    public static boolean isTrueOf(String script) {
        List<String> words = new ArrayList<>();
        for (SqlToken token : SqlTokens.of(script)) {
            String word = token.in(script).toUpperCase(Locale.ROOT);
            if (token.kind() == SqlToken.Kind.SIGN && word.equals(";")) {
                if (!reads(words)) {
                    return false;
                }
                words.clear();
            } else if (token.kind() != SqlToken.Kind.COMMENT) {
                words.add(token.kind() == SqlToken.Kind.QUOTED_NAME || token.kind() == SqlToken.Kind.TEXT ? "" : word);
            }
        }
        return reads(words);
    }

    private static boolean reads(List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        String first = words.getFirst();
        if (first.equals("EXPLAIN")) {
            // With ANALYZE a statement is not only planned but run.
            List<String> explained = explained(words.subList(1, words.size()));
            return !explained.isEmpty() && !explained.getFirst().equals("EXPLAIN") && reads(explained);
        }
        return isView(words)
                || (BEGINNINGS.contains(first)
                        && (!first.equals("WITH") || words.stream().noneMatch(WRITES::contains)));
    }

    private static List<String> explained(List<String> words) {
        int at = 0;
        boolean options = words.size() > 1 && words.getFirst().equals("(") && HOW_TO_EXPLAIN.contains(words.get(1));
        if (options) {
            int end = words.indexOf(")");
            at = end < 0 ? words.size() : end + 1;
        }
        while (at < words.size() && HOW_TO_EXPLAIN.contains(words.get(at))) {
            at++;
        }
        return words.subList(at, words.size());
    }

    /** A view is a name for a SELECT, and lives as long as the script. */
    private static boolean isView(List<String> words) {
        String beginning = String.join(" ", words.subList(0, Math.min(words.size(), 6)));
        return beginning.matches("(CREATE|DROP|ALTER) (OR REPLACE )?((TEMPORARY|TEMP) )?VIEW( .*)?");
    }
}
