package dev.weir.app.crash;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a text what may be a secret or a record's data: whatever stands in quotes or braces, long runs of letters without
 * a gap, access keys, and what a parser quotes of its source. Names of classes, methods, files and lines stay.
 */
final class Scrub {

    private static final int LONGEST_LINE = 500;
    private static final String GONE = "…";

    private record Rule(Pattern pattern, String instead) {}

    private static final List<Rule> RULES = List.of(
            new Rule(Pattern.compile("\\[Source:.*"), GONE),
            new Rule(
                    Pattern.compile("(?i)(password|passphrase|secret|token|authorization|credential)s?\\s*[=:].*"),
                    "$1=" + GONE),
            new Rule(Pattern.compile("(?<![A-Za-z0-9])(AKIA|ASIA|AIDA|AROA)[A-Z0-9]{8,}"), "$1" + GONE),
            new Rule(Pattern.compile("[\"“][^\"“”]*[\"”]?"), "\"" + GONE + "\""),
            new Rule(Pattern.compile("(?<![A-Za-z0-9])'[^']*'"), "'" + GONE + "'"),
            new Rule(Pattern.compile("\\{.*"), "{" + GONE + "}"),
            new Rule(Pattern.compile("[?&][A-Za-z0-9_.-]+=\\S*"), "?" + GONE),
            new Rule(Pattern.compile("(?<![\\w.$/-])[A-Za-z0-9+/=_-]{32,}(?![\\w.$/(-])"), GONE));

    private Scrub() {}

    /** A line without what may be secret, cut where it is too long. */
    static String line(String text) {
        // What stands in a line of a stack names code only.
        if (text.stripLeading().startsWith("at ") || text.isBlank()) {
            return cut(text);
        }
        String clean = text;
        for (Rule rule : RULES) {
            clean = rule.pattern.matcher(clean).replaceAll(rule.instead);
        }
        return cut(clean);
    }

    private static String cut(String text) {
        return text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + GONE : text;
    }
}
