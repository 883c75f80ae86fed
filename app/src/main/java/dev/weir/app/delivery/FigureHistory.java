package dev.weir.app.delivery;

import dev.weir.app.metrics.History;
import java.util.ArrayDeque;
import java.util.List;

/** The newest figures of one delivery stream, oldest first; as many as a chart shows. */
final class FigureHistory {

    private final ArrayDeque<Figures> points = new ArrayDeque<>();

    /** Adds figures that are newer than the newest, and returns them. */
    List<Figures> addAll(List<Figures> figures) {
        long last = points.isEmpty() ? Long.MIN_VALUE : points.getLast().endMillis();
        List<Figures> newer =
                figures.stream().filter(point -> point.endMillis() > last).toList();
        for (Figures point : newer) {
            if (points.size() == History.CAPACITY) {
                points.removeFirst();
            }
            points.addLast(point);
        }
        return newer;
    }

    List<Figures> all() {
        return List.copyOf(points);
    }
}
