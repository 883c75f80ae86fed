package dev.weir.app.streams;

import dev.weir.app.text.Text;
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
            return Text.of("Give the stream a name.");
        }
        if (name.length() > MOST_CHARACTERS) {
            return Text.of("A name has at most 128 characters; this one has {0}.", name.length());
        }
        return name.codePoints()
                .mapToObj(Character::toString)
                .filter(character -> !ALLOWED.matcher(character).matches())
                .findFirst()
                .map(StreamName::notAllowed)
                .orElse(null);
    }

    private static String notAllowed(String character) {
        return character.isBlank()
                ? Text.of("A space is not allowed: only letters A–Z, digits, “_”, “.” and “-”.")
                : Text.of("“{0}” is not allowed: only letters A–Z, digits, “_”, “.” and “-”.", character);
    }
}
