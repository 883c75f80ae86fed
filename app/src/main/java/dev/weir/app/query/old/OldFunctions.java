package dev.weir.app.query.old;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Functions of the old dialect that are called otherwise in Flink, or are missing there. */
final class OldFunctions {

    private static final String LOG_PARSERS =
            "Flink has no parser of log lines; REGEXP_EXTRACT(line, pattern, group) takes out one part each.";

    private static final Map<String, String> MISSING = Map.ofEntries(
            Map.entry(
                    "HOTSPOTS",
                    "HOTSPOTS has no form in Flink: it finds dense regions by a model that AWS has not published."),
            Map.entry(
                    "RANDOM_CUT_FOREST_WITH_EXPLANATION",
                    "RANDOM_CUT_FOREST_WITH_EXPLANATION has no form here; RANDOM_CUT_FOREST gives the score without it."),
            Map.entry("EXP_AVG", "EXP_AVG has no form in Flink; AVG over a window of the same length is the nearest."),
            Map.entry(
                    "GROUP_RANK",
                    "GROUP_RANK has no form; ROW_NUMBER() OVER (PARTITION BY … ORDER BY …) with a filter on it ranks within a"
                            + " window."),
            Map.entry("W3C_LOG_PARSE", LOG_PARSERS),
            Map.entry("SYS_LOG_PARSE", LOG_PARSERS),
            Map.entry("REGEX_LOG_PARSE", LOG_PARSERS),
            Map.entry("FAST_REGEX_LOG_PARSER", LOG_PARSERS),
            Map.entry("FIXED_COLUMN_LOG_PARSE", LOG_PARSERS),
            Map.entry("VARIABLE_COLUMN_LOG_PARSE", LOG_PARSERS),
            Map.entry("NTH_VALUE", "NTH_VALUE has no form over a stream in Flink."),
            Map.entry("MONOTONIC", "MONOTONIC has no form: Flink goes by the watermark of the time column."),
            Map.entry(
                    "UNIX_TIMESTAMP",
                    "UNIX_TIMESTAMP gave milliseconds of a TIMESTAMP; in Flink it gives seconds of a text. Say which is meant."));

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
        String missing = MISSING.get(name);
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
                scope.remark("TSDIFF counted milliseconds; its form here counts whole seconds, times 1000.");
                words.replace(
                        at,
                        close + 1,
                        "(TIMESTAMPDIFF(SECOND, " + arguments.get(1).text() + ", "
                                + arguments.get(0).text() + ") * 1000)");
            }
            case "REGEX_REPLACE" -> {
                if (arguments.size() < 3) {
                    throw new NoForm("REGEX_REPLACE has three arguments at least.");
                }
                if (arguments.size() > 3) {
                    scope.remark(
                            "REGEXP_REPLACE replaces every match from the beginning; where to begin and which match to"
                                    + " replace can't be said.");
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

    private static void check(List<Words> arguments, int wanted, String name) throws NoForm {
        if (arguments.size() != wanted) {
            throw new NoForm(name + " has " + wanted + " arguments.");
        }
    }
}
