package dev.weir.app.query.old;

import dev.weir.app.text.Text;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of the old dialect that are called otherwise in Flink, or are missing there. */
final class OldFunctions {

    private OldFunctions() {}

    /** Replaces calls by those of Flink, from the last to the first. */
    static void replace(Words words, Scope scope) throws NoForm {
        for (int i = words.size() - 2; i >= 0; i--) {
            if (words.get(i).isName()
                    && !words.get(i).isQuoted()
                    && words.get(i + 1).is("(")) {
                replace(words, i, scope);
            }
        }
    }

    private static void replace(Words words, int at, Scope scope) throws NoForm {
        String name = words.get(at).text().toUpperCase(Locale.ROOT);
        String missing = missing(name);
        if (missing != null) {
            throw new NoForm(missing);
        }
        int close = words.close(at + 1);
        List<Words> arguments = words.slice(at + 2, close).cut();
        switch (name) {
            case "CHAR_TO_TIMESTAMP" -> {
                check(arguments, 2, name);
                words.replace(
                        at,
                        close + 1,
                        "TO_TIMESTAMP(" + arguments.get(1).text() + ", "
                                + arguments.get(0).text() + ")");
            }
            case "TSDIFF" -> {
                check(arguments, 2, name);
                scope.remark(Text.of("TSDIFF counted milliseconds; its form here counts whole seconds, times 1000."));
                words.replace(
                        at,
                        close + 1,
                        "(TIMESTAMPDIFF(SECOND, " + arguments.get(1).text() + ", "
                                + arguments.get(0).text() + ") * 1000)");
            }
            case "REGEX_REPLACE" -> {
                if (arguments.size() < 3) {
                    throw new NoForm(Text.of("REGEX_REPLACE has three arguments at least."));
                }
                if (arguments.size() > 3) {
                    scope.remark(Text.of(
                            "REGEXP_REPLACE replaces every match from the beginning; where to begin and which match to"
                                    + " replace can't be said."));
                }
                words.replace(
                        at,
                        close + 1,
                        "REGEXP_REPLACE(" + arguments.get(0).text() + ", "
                                + arguments.get(1).text() + ", "
                                + arguments.get(2).text() + ")");
            }
            default -> {}
        }
    }

    /** Why a function has no form, or null if it has one. */
    private static @Nullable String missing(String name) {
        return switch (name) {
            case "HOTSPOTS" ->
                Text.of("HOTSPOTS has no form in Flink: it finds dense regions by a model that AWS has not published.");
            case "RANDOM_CUT_FOREST_WITH_EXPLANATION" ->
                Text.of("RANDOM_CUT_FOREST_WITH_EXPLANATION has no form here; RANDOM_CUT_FOREST gives the score without"
                        + " it.");
            case "EXP_AVG" ->
                Text.of("EXP_AVG has no form in Flink; AVG over a window of the same length is the nearest.");
            case "GROUP_RANK" ->
                Text.of(
                        "GROUP_RANK has no form; ROW_NUMBER() OVER (PARTITION BY … ORDER BY …) with a filter on it ranks"
                                + " within a window.");
            case "W3C_LOG_PARSE",
                    "SYS_LOG_PARSE",
                    "REGEX_LOG_PARSE",
                    "FAST_REGEX_LOG_PARSER",
                    "FIXED_COLUMN_LOG_PARSE",
                    "VARIABLE_COLUMN_LOG_PARSE" ->
                Text.of(
                        "Flink has no parser of log lines; REGEXP_EXTRACT(line, pattern, group) takes out one part each.");
            case "NTH_VALUE" -> Text.of("NTH_VALUE has no form over a stream in Flink.");
            case "MONOTONIC" -> Text.of("MONOTONIC has no form: Flink goes by the watermark of the time column.");
            case "UNIX_TIMESTAMP" ->
                Text.of(
                        "UNIX_TIMESTAMP gave milliseconds of a TIMESTAMP; in Flink it gives seconds of a text. Say which is"
                                + " meant.");
            default -> null;
        };
    }

    private static void check(List<Words> arguments, int wanted, String name) throws NoForm {
        if (arguments.size() != wanted) {
            throw new NoForm(Text.of("{0} has {1} arguments.", name, wanted));
        }
    }
}
