package dev.weir.app.streams;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule for a stream's name: 1 to 128 of letters, digits, {@code _}, {@code .} and {@code -} (the service model). */
final class StreamName {

    static final int MOST_CHARACTERS = 128;

    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9_.-]");

    private StreamName() {}

    /** What is wrong with a name, one sentence, or null if nothing is. */
    static @Nullable String problem(String name) {
        if (name.isEmpty()) {
            return "Give the stream a name.";
        }
        if (name.length() > MOST_CHARACTERS) {
            return "A name has at most 128 characters; this one has " + name.length() + ".";
        }
        return name.codePoints()
                .mapToObj(Character::toString)
                .filter(character -> !ALLOWED.matcher(character).matches())
                .findFirst()
                .map(StreamName::notAllowed)
                .orElse(null);
    }

    private static String notAllowed(String character) {
        String shown = character.isBlank() ? "A space" : "“" + character + "”";
        return shown + " is not allowed: only letters A–Z, digits, “_”, “.” and “-”.";
    }
}
