package dev.weir.app.streams;

import dev.weir.app.metrics.Throughput;
import java.util.List;

/**
 * What the charts of a stream's page are to draw next.
 *
 * @param reset whether the lines are drawn anew, from these points alone
 * @param lines the lines that have new points
 */
public record ChartUpdate(boolean reset, List<Line> lines) {

    /** Nothing to draw. */
    static final ChartUpdate NONE = new ChartUpdate(true, List.of());

    /**
     * One line.
     *
     * @param id the shard, or empty for the whole stream
     * @param name what the legend says
     * @param colorIndex 0 to 9, always the same for a shard
     * @param points new points, oldest first
     */
    public record Line(String id, String name, int colorIndex, List<Throughput> points) {}
}
