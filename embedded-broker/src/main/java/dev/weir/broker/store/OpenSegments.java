package dev.weir.broker.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the number of open segments bounded: the ones not used for longest are closed. Thread-safe. */
final class OpenSegments {

    private final int limit;
    private final Map<Integer, Segment> used = new LinkedHashMap<>(16, 0.75f, true);

    OpenSegments(int limit) {
        this.limit = limit;
    }

    /** Notes that a segment is being used, and closes others if there are too many. */
    void touch(Segment segment) {
        for (Segment idle : overdue(segment)) {
            if (idle.closeIfIdle()) {
                synchronized (used) {
                    if (!idle.isOpen()) {
                        used.remove(idle.number(), idle);
                    }
                }
            }
        }
    }

    private List<Segment> overdue(Segment segment) {
        synchronized (used) {
            used.put(segment.number(), segment);
            int over = used.size() - limit;
            return over <= 0 ? List.of() : new ArrayList<>(used.values()).subList(0, over);
        }
    }

    void forget(Segment segment) {
        synchronized (used) {
            used.remove(segment.number(), segment);
        }
    }

    void closeAll() {
        synchronized (used) {
            used.values().forEach(Segment::close);
            used.clear();
        }
    }
}
