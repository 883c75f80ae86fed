package dev.weir.broker.logs;

import dev.weir.broker.call.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A filter pattern for unstructured logs: terms that must all occur, {@code -term} that must not, {@code ?term} of which
 * one must. Patterns over JSON and over columns are refused.
 */
record FilterPattern(List<String> all, List<String> none, List<String> any) implements Predicate<String> {

    private static final Pattern TERM = Pattern.compile("([-?]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))");

    /** @throws AwsException InvalidParameterException for a pattern that is not served */
    static FilterPattern of(@Nullable String text) {
        FilterPattern pattern = new FilterPattern(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        String left = text == null ? "" : text.strip();
        if (left.startsWith("{") || left.startsWith("[") || left.startsWith("%")) {
            throw AwsException.of(
                    "InvalidParameterException",
                    "This broker filters by terms only: patterns in braces, brackets or percent signs are not served.");
        }
        Matcher matcher = TERM.matcher(left);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            String term = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            switch (matcher.group(1)) {
                case "-" -> pattern.none.add(term);
                case "?" -> pattern.any.add(term);
                default -> pattern.all.add(term);
            }
        }
        return pattern;
    }

    /** Whether every message matches. */
    boolean isEmpty() {
        return all.isEmpty() && none.isEmpty() && any.isEmpty();
    }

    @Override
    public boolean test(String message) {
        return all.stream().allMatch(message::contains)
                && none.stream().noneMatch(message::contains)
                && (any.isEmpty() || any.stream().anyMatch(message::contains));
    }
}
