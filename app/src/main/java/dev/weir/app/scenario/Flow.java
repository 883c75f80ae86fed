package dev.weir.app.scenario;

import dev.weir.app.shell.Statements.Column;
import dev.weir.app.shell.Statements.TimeField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream of a scenario.
 *
 * @param name the stream, created if it is not there
 * @param shards open shards that a newly created stream gets
 * @param columns what its records look like, for queries; empty to have them look at records
 * @param eventTime where the time of the event is, or null
 * @param read whether a plain consumer of the scenario's reads it, so that there is something to see on the way out
 * @param split when to split its hottest shard, or null for never
 */
public record Flow(
        String name,
        int shards,
        List<Column> columns,
        @Nullable TimeField eventTime,
        boolean read,
        @Nullable SplitRule split) {

    /**
     * When a shard is split.
     *
     * @param above the share of a shard's write limit, 0 to 1, above which it counts as hot
     * @param most open shards after which nothing is split any more
     */
    public record SplitRule(double above, int most) {}

    public Flow {
        columns = List.copyOf(columns);
    }
}
