package dev.weir.app.metrics;

import java.util.ArrayDeque;
import java.util.List;

/** The newest points of one line, oldest first; holds 600 and lets go of the oldest. */
public final class History {

    /** Points kept. */
    public static final int CAPACITY = 600;

    private final ArrayDeque<Throughput> points = new ArrayDeque<>();

    /**
     * Adds points that are newer than the newest.
     *
     * @return those that were added
     */
    public List<Throughput> addAll(List<Throughput> points) {
        Throughput last = newest();
        List<Throughput> newer = points.stream()
                .filter(point -> point.epochMillis() > last.epochMillis())
                .toList();
        for (Throughput point : newer) {
            if (this.points.size() == CAPACITY) {
                this.points.removeFirst();
            }
            this.points.addLast(point);
        }
        return newer;
    }

    /** The newest point, {@link Throughput#UNKNOWN} before the first. */
    public Throughput newest() {
        Throughput last = points.peekLast();
        return last == null ? Throughput.UNKNOWN : last;
    }

    /** All points, oldest first. */
    public List<Throughput> toList() {
        return List.copyOf(points);
    }
}
