package dev.weir.app.records.transfer;

import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.PutLimits;
import dev.weir.app.send.ShardMap;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a replay would do, counted without sending. Not thread-safe. */
final class DryRun {

    private final ReplayPlan plan;
    private final ShardMap shards;
    private final Map<String, Count> counts = new HashMap<>();
    private long records;
    private long bytes;
    private long units;
    private long noKey;
    private long firstMillis = -1;
    private long lastMillis;

    DryRun(ReplayPlan plan, ShardMap shards) {
        this.plan = plan;
        this.shards = shards;
    }

    /** Stands for the shard of a hash key that no open shard takes. */
    private static final String UNKNOWN = "";

    private static final class Count {
        private long records;
        private long bytes;
    }

    /** One shard's part. */
    record ShardPart(String shardId, long records, long bytes) {}

    /**
     * What was counted.
     *
     * @param noKey records that would be left out since they have no key by the rule
     * @param putPayloadUnits what on-demand and provisioned streams charge for: 25 KiB begun each
     * @param takes how long it takes at the least
     * @param limitedBy what makes it take so long, a few words
     */
    record Result(
            long records,
            long bytes,
            long putPayloadUnits,
            long noKey,
            List<ShardPart> shards,
            Duration takes,
            String limitedBy) {}

    /** A record that would be sent; null if it has no key. */
    void count(@Nullable OutgoingRecord record, long arrivalMillis) {
        if (record == null) {
            noKey++;
            return;
        }
        records++;
        int size = record.size();
        bytes += size;
        units += record.putPayloadUnits();
        String shard = shards.shardOf(record.hashKey());
        Count count = counts.computeIfAbsent(shard == null ? UNKNOWN : shard, id -> new Count());
        count.records++;
        count.bytes += size;
        if (firstMillis < 0) {
            firstMillis = arrivalMillis;
        }
        lastMillis = Math.max(lastMillis, arrivalMillis);
    }

    Result result() {
        List<ShardPart> parts = new ArrayList<>();
        for (String shard : shards.shards()) {
            Count count = counts.get(shard);
            parts.add(count == null ? new ShardPart(shard, 0, 0) : new ShardPart(shard, count.records, count.bytes));
        }
        Count unknown = counts.get(UNKNOWN);
        if (unknown != null) {
            parts.add(new ShardPart(Text.of("not known"), unknown.records, unknown.bytes));
        }
        double byShard = parts.stream()
                .mapToDouble(part -> Math.max(
                        part.records() / (double) PutLimits.SHARD_RECORDS_A_SECOND,
                        part.bytes() / (double) PutLimits.SHARD_BYTES_A_SECOND))
                .max()
                .orElse(0);
        double bySpacing =
                plan.factor() > 0 && firstMillis >= 0 ? (lastMillis - firstMillis) / 1000.0 / plan.factor() : 0;
        double byRate = plan.perSecond() > 0 ? records / plan.perSecond() : 0;
        double most = Math.max(byShard, Math.max(bySpacing, byRate));
        String why = most == 0
                ? ""
                : most == byShard
                        ? Text.of("what the busiest shard takes")
                        : most == bySpacing ? Text.of("the spacing of the records") : Text.of("the rate that was set");
        return new Result(records, bytes, units, noKey, parts, Duration.ofMillis((long) (most * 1000)), why);
    }
}
