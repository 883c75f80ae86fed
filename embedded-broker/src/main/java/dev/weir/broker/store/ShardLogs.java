package dev.weir.broker.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All shards' logs. Readers take a shard's current state; only the committer (and recovery, before it) sets states,
 * which also counts in each segment how many shards have records there.
 */
final class ShardLogs {

    private final Map<ShardKey, ShardLog> logs = new ConcurrentHashMap<>();

    ShardLog get(ShardKey shard) {
        return logs.getOrDefault(shard, ShardLog.EMPTY);
    }

    /** Sets a shard's state; the segments in which nothing is kept any longer as a result. */
    List<Segment> set(ShardKey shard, ShardLog next) {
        return count(logs.put(shard, next), next);
    }

    List<Segment> remove(ShardKey shard) {
        return count(logs.remove(shard), ShardLog.EMPTY);
    }

    void forEach(BiConsumer<ShardKey, ShardLog> action) {
        logs.forEach(action);
    }

    private static List<Segment> count(@Nullable ShardLog before, ShardLog after) {
        after.ranges().forEach(range -> range.segment().keepShard(1));
        List<Segment> emptied = new ArrayList<>();
        if (before != null) {
            for (Range range : before.ranges()) {
                range.segment().keepShard(-1);
                if (range.segment().keptShards() == 0) {
                    emptied.add(range.segment());
                }
            }
        }
        return emptied;
    }
}
