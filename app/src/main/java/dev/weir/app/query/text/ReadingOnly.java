package dev.weir.app.query.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells statements that can only read from those that may write into a stream. A doubt is a write. */
public final class ReadingOnly {

    /** What such a statement begins with, but for the views. */
    private static final Set<String> BEGINNINGS =
            Set.of("SELECT", "WITH", "VALUES", "(", "EXPLAIN", "DESCRIBE", "DESC", "SHOW");

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
        return isView(words)
                || (BEGINNINGS.contains(first)
                        && (!first.equals("WITH") || words.stream().noneMatch(WRITES::contains)));
    }

    /** A view is a name for a SELECT, and lives as long as the script. */
    private static boolean isView(List<String> words) {
        String beginning = String.join(" ", words.subList(0, Math.min(words.size(), 6)));
        return beginning.matches("(CREATE|DROP|ALTER) (OR REPLACE )?((TEMPORARY|TEMP) )?VIEW( .*)?");
    }
}
