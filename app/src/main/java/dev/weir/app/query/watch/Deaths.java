package dev.weir.app.query.watch;

import dev.weir.app.query.engine.QueryError;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often and of what the engine's process has died, and whether it is worth another try. Thread-safe. */
final class Deaths {

    private static final int KILLED = 128 + 9;
    private static final int MOST = 3;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Deque<Instant> recent = new ArrayDeque<>();

    Deaths(InstantSource clock) {
        this.clock = clock;
    }

    /** It has died once more, with queries; whether they are to be run by another. */
    synchronized boolean another(int status) {
        Instant now = clock.instant();
        recent.removeIf(earlier -> earlier.isBefore(now.minus(WITHIN)));
        recent.addLast(now);
        return status != WatchProcess.OUT_OF_MEMORY && recent.size() <= MOST;
    }

    synchronized boolean any() {
        return !recent.isEmpty();
    }

    static String what(int status) {
        return switch (status) {
            case WatchProcess.OUT_OF_MEMORY -> Text.of("The engine has run out of memory.");
            case KILLED -> Text.of("The engine was killed.");
            default -> Text.of("The engine ended unexpectedly, with status {0}.", status);
        };
    }

    /** Why its queries do not go on by themselves. */
    QueryError error(int status, String lastWords) {
        String advice = status == WatchProcess.OUT_OF_MEMORY
                ? Text.of(
                        "All that it ran has stopped, since it would run out again. Go on with one at a time, and group by fewer keys"
                                + " or by shorter windows in the one that keeps too much.")
                : Text.of("It has died too often to start it once more by itself. Run the query again to try.");
        return new QueryError(what(status), advice, 0, 0, lastWords);
    }
}
