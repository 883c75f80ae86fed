package dev.weir.app.connection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of connections.
 *
 * @param connection what is connected to; of an endpoint without a profile the keys are still empty
 * @param words what gives it its credentials, a few words
 * @param problem why it can't be used, one sentence; null if it can
 * @param login what has to be done first, a few words; null if nothing is known
 * @param keysNeeded whether its keys must be typed in first
 */
public record ConnectionChoice(
        Connection connection,
        String words,
        @Nullable String problem,
        @Nullable String login,
        boolean keysNeeded) {

    /** Whether what was typed is in any of its words. */
    public boolean fits(String typed) {
        String all = (connection.title() + " " + connection.region() + " " + words + " " + connection.kind())
                .toLowerCase(Locale.ROOT);
        return all.contains(typed.strip().toLowerCase(Locale.ROOT));
    }
}
