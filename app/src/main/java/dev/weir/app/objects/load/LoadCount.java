package dev.weir.app.objects.load;

import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.PutLimits;
import dev.weir.app.send.ShardMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what would go into a stream. Not thread-safe. */
public final class LoadCount {

    private static final String UNKNOWN = "not known";

    private final ShardMap shards;
    private final double perSecond;
    private final Map<String, ShardPart> parts = new HashMap<>();
    private long records;
    private long bytes;
    private long noKey;
    private long tooLarge;
    private long leftOut;

    LoadCount(ShardMap shards, double perSecond) {
        this.shards = shards;
        this.perSecond = perSecond;
    }

    /** What one shard would get. */
    public record ShardPart(String shardId, long records, long bytes) {}

    /**
     * What was counted.
     *
     * @param bytes data and keys
     * @param noKey records without a key by the rule; they are left out
     * @param tooLarge records of more than 1 MiB, which a stream takes only if its bound was raised
     * @param objectsLeftOut objects that have no records that could be put
     * @param takes how long it takes at the least
     */
    public record Result(
            long records,
            long bytes,
            long noKey,
            long tooLarge,
            long objectsLeftOut,
            List<ShardPart> shards,
            Duration takes) {}

    void add(@Nullable OutgoingRecord record) {
        if (record == null) {
            noKey++;
            return;
        }
        int size = record.size();
        records++;
        bytes += size;
        if (size > PutLimits.RECORD_BYTES) {
            tooLarge++;
        }
        String shard = shards.shardOf(record.hashKey());
        parts.merge(
                shard == null ? UNKNOWN : shard,
                new ShardPart(shard == null ? UNKNOWN : shard, 1, size),
                (sum, one) -> new ShardPart(sum.shardId(), sum.records() + 1, sum.bytes() + one.bytes()));
    }

    void leftOut() {
        leftOut++;
    }

    Result result() {
        List<ShardPart> all = new ArrayList<>();
        for (String shard : shards.shards()) {
            all.add(parts.getOrDefault(shard, new ShardPart(shard, 0, 0)));
        }
        ShardPart unknown = parts.get(UNKNOWN);
        if (unknown != null) {
            all.add(unknown);
        }
        double busiest = all.stream()
                .mapToDouble(part -> Math.max(
                        part.records() / (double) PutLimits.SHARD_RECORDS_A_SECOND,
                        part.bytes() / (double) PutLimits.SHARD_BYTES_A_SECOND))
                .max()
                .orElse(0);
        double byRate = perSecond > 0 ? records / perSecond : 0;
        return new Result(records, bytes, noKey, tooLarge, leftOut, all, Duration.ofMillis((long)
                (Math.max(busiest, byRate) * 1_000)));
    }
}
