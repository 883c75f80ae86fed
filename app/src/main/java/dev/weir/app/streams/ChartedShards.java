package dev.weir.app.streams;

import java.util.Comparator;
import java.util.List;

/** Chooses the shards that the charts draw: all, or of too many the busiest. */
final class ChartedShards {

    /** More lines than this nobody can tell apart. */
    static final int MOST = 32;

    private ChartedShards() {}

    /** The choice, in the order of the shards. A closed shard is drawn as long as its past shows. */
    static List<ShardRow> choose(List<ShardRow> rows) {
        List<ShardRow> candidates = rows.stream()
                .filter(row -> row.entry().get().open() || hasTraffic(row))
                .toList();
        if (candidates.size() <= MOST) {
            return candidates;
        }
        return candidates.stream()
                .sorted(Comparator.comparingDouble(ShardRow::busy).reversed())
                .limit(MOST)
                .sorted(Comparator.comparingInt(row -> row.entry().get().index()))
                .toList();
    }

    private static boolean hasTraffic(ShardRow row) {
        return row.history().stream().anyMatch(point -> point.recordsIn() > 0 || point.recordsOut() > 0);
    }
}
