package dev.weir.app.streams;

import dev.weir.app.connection.Clients;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for streams' facts a few at a time, the rows looked at last first. With ten thousand streams only those that
 * are looked at are asked about. JavaFX thread only.
 */
final class FactsQueue {

    private static final int AT_ONCE = 3;
    private static final int MOST_WAITING = 600;

    private final Clients clients;
    private final Background background;
    private final ArrayDeque<StreamRow> waiting = new ArrayDeque<>();
    private final Set<StreamRow> known = new HashSet<>();
    private final Set<Background.Handle> running = new HashSet<>();
    private int inFlight;
    private boolean paused;
    private boolean closed = true;
    private @Nullable Failure lastFailure;

    FactsQueue(Clients clients, Background background) {
        this.clients = clients;
        this.background = background;
    }

    /** Asks about a row before all others, unless it was asked about already. */
    void want(StreamRow row) {
        if (known.add(row)) {
            waiting.addFirst(row);
            shorten();
        }
        pump();
    }

    /** Asks about a row when nothing more pressing waits. */
    void wantLater(StreamRow row) {
        if (waiting.size() < MOST_WAITING && known.add(row)) {
            waiting.addLast(row);
        }
        pump();
    }

    /** What is known of a row is out of date; it is asked about again. */
    void again(StreamRow row) {
        known.remove(row);
        want(row);
    }

    /** Tries again after a failure; called from time to time. */
    void resume() {
        paused = false;
        closed = false;
        pump();
    }

    /** Stops all calls and forgets what was asked for. */
    void close() {
        closed = true;
        running.forEach(Background.Handle::cancel);
        running.clear();
        waiting.clear();
        known.clear();
        inFlight = 0;
    }

    /** Why the last call failed, or null if it did not. */
    @Nullable Failure lastFailure() {
        return lastFailure;
    }

    private void shorten() {
        if (waiting.size() > MOST_WAITING) {
            known.remove(waiting.removeLast());
        }
    }

    private void pump() {
        while (!paused && !closed && inFlight < AT_ONCE && !waiting.isEmpty()) {
            ask(waiting.removeFirst());
        }
    }

    private void ask(StreamRow row) {
        inFlight++;
        // The handle is known only after run() returned, by when a prompt answer may have been delivered already.
        Background.Handle[] handle = new Background.Handle[1];
        boolean[] done = new boolean[1];
        Background.Handle started = background.run(
                Text.of("Describe {0}", row.name()),
                () -> StreamFacts.describe(clients.kinesis(), row.name()),
                facts -> {
                    done[0] = true;
                    finished(handle[0]);
                    lastFailure = null;
                    row.setFacts(facts);
                    pump();
                },
                failure -> {
                    done[0] = true;
                    finished(handle[0]);
                    failed(row, failure);
                });
        if (!done[0]) {
            handle[0] = started;
            running.add(started);
        }
    }

    private void finished(Background.@Nullable Handle handle) {
        inFlight--;
        if (handle != null) {
            running.remove(handle);
        }
    }

    private void failed(StreamRow row, Failure failure) {
        known.remove(row);
        switch (failure.kind()) {
            case NOT_FOUND -> {} // Deleted meanwhile: the next listing takes the row away.
            case THROTTLED, TIMEOUT, UNREACHABLE -> {
                lastFailure = failure;
                paused = true;
                wantLater(row);
            }
            default -> {
                lastFailure = failure;
                paused = true;
            }
        }
        pump();
    }
}
