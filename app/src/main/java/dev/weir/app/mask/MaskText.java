package dev.weir.app.mask;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rules as people write them, one a line: {@code @email-addresses} for a preset, {@code $.customer.name} for a path,
 * {@code /regular expression/}, and anything else is the name of a field or column. Lines that begin with {@code #} are
 * notes.
 */
public final class MaskText {

    /** Rules at most. */
    static final int MOST = 200;

    private static final Pattern LOOKS_ELSEWHERE = Pattern.compile("\\(\\?<?[=!]|\\\\[1-9k]");

    private MaskText() {}

    /**
     * What was read.
     *
     * @param problems sentences, each with its line; empty if all was understood
     */
    public record Read(MaskRules rules, List<String> problems) {}

    /** The presets, which most people begin with. */
    public static String presets() {
        StringBuilder text = new StringBuilder();
        for (Preset preset : Preset.values()) {
            text.append('@').append(preset.word()).append('\n');
        }
        return text.toString();
    }

    /** How rules are written, for a person who is about to write some. */
    public static String help() {
        return Text.of("One a line: @email-addresses for values of that form, the name of a field or column,"
                + " a path such as $.customer.name, or /a regular expression/.");
    }

    /** Reads what it understands, and says what it does not. */
    public static Read read(String text) {
        List<MaskRule> rules = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String rule = line.strip();
            if (rule.isEmpty() || rule.startsWith("#")) {
                continue;
            }
            try {
                rules.add(rule(rule));
            } catch (IllegalArgumentException e) {
                problems.add(Text.of("Line {0}: {1}.", number, e.getMessage()));
            }
        }
        if (rules.size() > MOST) {
            problems.add(Text.of("There are {0} rules; {1} is the most.", rules.size(), MOST));
        }
        return new Read(MaskRules.of(rules.subList(0, Math.min(MOST, rules.size()))), problems);
    }

    private static MaskRule rule(String rule) {
        if (rule.startsWith("@")) {
            for (Preset preset : Preset.values()) {
                if (preset.word().equals(rule.substring(1))) {
                    return new MaskRule.Known(preset);
                }
            }
            throw new IllegalArgumentException(Text.of("there is no preset {0}", rule));
        }
        if (rule.startsWith("$")) {
            return new MaskRule.At(JsonPlace.of(rule));
        }
        if (rule.length() > 2 && rule.startsWith("/") && rule.endsWith("/")) {
            if (PatternSize.of(rule) > PatternSize.MOST) {
                throw new IllegalArgumentException(Text.of("{0} repeats too much to be looked for in time", rule));
            }
            try {
                return new MaskRule.Matching(Pattern.compile(rule.substring(1, rule.length() - 1)));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(why(rule, e), e);
            }
        }
        return new MaskRule.Named(rule);
    }

    private static String why(String rule, PatternSyntaxException e) {
        return LOOKS_ELSEWHERE.matcher(e.getPattern()).lookingAt()
                ? Text.of("{0} looks around or back, which can take endless time, so masks do not know it", rule)
                : Text.of("{0} is no regular expression", rule);
    }

    /** The rules as a text that is read as the same. */
    public static String of(MaskRules rules) {
        return rules.rules().stream()
                .map(rule -> switch (rule) {
                    case MaskRule.Known(Preset preset) -> "@" + preset.word();
                    case MaskRule.Named(String name) -> name;
                    case MaskRule.At(JsonPlace path) -> path.toString();
                    case MaskRule.Matching(Pattern pattern) -> "/" + pattern + "/";
                })
                .collect(Collectors.joining("\n"));
    }
}
