package dev.weir.broker.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps open segments and the memory that they take bounded: those not used for longest are closed. Thread-safe. */
final class OpenSegments {

    private final int limit;
    private final long memoryLimit;
    private final Map<Integer, Held> used = new LinkedHashMap<>(16, 0.75f, true);
    private long memory;

    /**
     * Begins with none.
     *
     * @param limit how many
     * @param memoryLimit how much memory in bytes; a single one may take more
     */
    OpenSegments(int limit, long memoryLimit) {
        this.limit = limit;
        this.memoryLimit = memoryLimit;
    }

    /** Notes that a segment is being used, and closes others if there are too many. */
    void touch(Segment segment) {
        for (Segment idle : overdue(segment, segment.memoryBytes())) {
            if (idle.closeIfIdle()) {
                synchronized (used) {
                    if (!idle.isOpen()) {
                        remove(idle);
                    }
                }
            }
        }
    }

    private List<Segment> overdue(Segment segment, long bytes) {
        synchronized (used) {
            Held before = used.put(segment.number(), new Held(segment, bytes));
            memory += bytes - (before == null ? 0 : before.bytes);
            int over = used.size() - limit;
            long bytesOver = memory - memoryLimit;
            List<Segment> overdue = new ArrayList<>(0);
            if (over > 0 || bytesOver > 0) {
                for (Held held : used.values()) {
                    if ((over <= 0 && bytesOver <= 0) || held.segment.equals(segment)) {
                        break;
                    }
                    overdue.add(held.segment);
                    over--;
                    bytesOver -= held.bytes;
                }
            }
            return overdue;
        }
    }

    void forget(Segment segment) {
        synchronized (used) {
            remove(segment);
        }
    }

    private void remove(Segment segment) {
        Held held = used.remove(segment.number());
        memory -= held == null ? 0 : held.bytes;
    }

    void closeAll() {
        synchronized (used) {
            used.values().forEach(held -> held.segment.close());
            used.clear();
            memory = 0;
        }
    }

    /** A segment with the memory that it took when it was last used. */
    private record Held(Segment segment, long bytes) {}
}
