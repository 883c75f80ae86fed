package dev.weir.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Where the person has been, for Back and Forward; the oldest of more than a hundred places are forgotten. */
final class PlaceHistory {

    private static final int KEPT = 100;

    private final Deque<Place> before = new ArrayDeque<>();
    private final Deque<Place> after = new ArrayDeque<>();
    private @Nullable Place current;

    @Nullable Place current() {
        return current;
    }

    /** The person goes somewhere new: there is no way forward any more. */
    void visit(Place place) {
        if (place.equals(current)) {
            return;
        }
        if (current != null) {
            before.push(current);
            if (before.size() > KEPT) {
                before.removeLast();
            }
        }
        after.clear();
        current = place;
    }

    /** The place before, which becomes the current one; null if there is none. */
    @Nullable Place back() {
        return step(before, after);
    }

    /** The place that Back left; null if there is none. */
    @Nullable Place forward() {
        return step(after, before);
    }

    private @Nullable Place step(Deque<Place> from, Deque<Place> to) {
        Place next = from.poll();
        if (next != null) {
            if (current != null) {
                to.push(current);
            }
            current = next;
        }
        return next;
    }
}
