package dev.weir.app.records.filter;

import dev.weir.app.text.Text;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the CEL compiler says, in words for people. */
final class CelWords {

    private static final List<String> KNOWN =
            List.of("key", "shard", "sequence_number", "arrival", "size", "text", "json");

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '\\(?([^']*?)\\)?'", Pattern.DOTALL);

    private CelWords() {}

    static String of(String message) {
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.find()) {
            return Text.of(
                    "“{0}” is unknown. There are {1}; members of the data are reached as json.name.",
                    undeclared.group(1), String.join(", ", KNOWN));
        }
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.find()) {
            return Text.of("{0} can't be used with {1}.", operator(overload.group(1)), overload.group(2));
        }
        if (message.contains("mismatched input '<EOF>'") || message.contains("at '<EOF>'")) {
            return Text.of("The expression ends too early.");
        }
        String line =
                message.lines().findFirst().orElse(Text.of("it can't be read")).strip();
        return Text.of("This is not a CEL expression: {0}", line.endsWith(".") ? line : line + ".");
    }

    private static String operator(String name) {
        Matcher symbol = Pattern.compile("_?([^_a-zA-Z]+)_?").matcher(name);
        return symbol.matches() ? symbol.group(1) : name.replace("@", "");
    }

    /** Whether an evaluation was ended by a bound of its cost. */
    static boolean bound(@Nullable Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            if (message.contains("budget exceeded") || message.contains("Iteration budget")) {
                return true;
            }
        }
        return false;
    }
}
