package dev.weir.app.records.tail;

import dev.weir.app.fx.Failure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How several runs over one stream go, as one. Pure functions. */
public final class JoinedStatus {

    private JoinedStatus() {}

    /** A shard that several runs read is shown as the one that is still reading has it, with the counts of all. */
    public static TailStatus of(Collection<TailStatus> runs) {
        if (runs.size() == 1) {
            return runs.iterator().next();
        }
        Map<String, ShardStatus> shards = new TreeMap<>();
        @Nullable Failure trouble = null;
        long held = 0;
        boolean ended = true;
        for (TailStatus run : runs) {
            run.shards().forEach(shard -> shards.merge(shard.shardId(), shard, JoinedStatus::join));
            trouble = trouble == null ? run.trouble() : trouble;
            held += run.held();
            ended &= run.ended();
        }
        return new TailStatus(List.copyOf(shards.values()), trouble, held, ended && !runs.isEmpty());
    }

    private static ShardStatus join(ShardStatus a, ShardStatus b) {
        ShardStatus live = a.over() || (a.phase() == ShardStatus.Phase.WAITING && !b.over()) ? b : a;
        return new ShardStatus(
                live.shardId(),
                live.phase(),
                live.millisBehind(),
                a.recordsRead() + b.recordsRead(),
                Math.max(a.reachedMillis(), b.reachedMillis()),
                a.leftOut() + b.leftOut(),
                a.known() + b.known(),
                (a.over() ? 0 : a.readsPerSecond()) + (b.over() ? 0 : b.readsPerSecond()),
                a.throttles() + b.throttles(),
                live.trouble(),
                live.retryIn());
    }
}
