package dev.weir.app.streams.keyspace;

import dev.weir.app.metrics.Throughput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which shards and keys are hot, from the loads of the last minute and what the samples say. */
final class HotSpots {

    /** How much of the newest past "lately" means. */
    static final long LATELY_MILLIS = 60_000;

    private final Map<String, Double> recordsIn = new HashMap<>();
    private final List<HotShard> shards = new ArrayList<>();
    private double total;

    HotSpots(Lineage lineage, LoadHistory loads, Measure measure) {
        long to = loads.newestMillis();
        long from = to - Math.max(LATELY_MILLIS, loads.periodSeconds() * 1000L);
        Map<String, Double> shares = new HashMap<>();
        for (ShardLife shard : lineage.open()) {
            Throughput mean = to == Long.MIN_VALUE ? Throughput.UNKNOWN : loads.mean(shard.id(), from, to);
            double records = Double.isNaN(mean.recordsIn()) ? 0 : mean.recordsIn();
            recordsIn.put(shard.id(), records);
            total += records;
            shares.put(
                    shard.id(),
                    measure.share(mean.bytesIn(), mean.recordsIn(), mean.bytesOut(), mean.writeThrottles()));
        }
        for (ShardLife shard : lineage.open()) {
            double share = shares.getOrDefault(shard.id(), Double.NaN);
            shards.add(new HotShard(shard, share, ofStream(shard.id())));
        }
        shards.sort(Comparator.comparingDouble((HotShard hot) -> Double.isNaN(hot.share()) ? -1 : hot.share())
                .reversed());
    }

    /** All open shards, the hottest first. */
    List<HotShard> shards() {
        return shards;
    }

    /** Open shards that took any record lately, the busiest first. */
    List<ShardLife> busy() {
        return shards.stream()
                .filter(hot -> recordsIn.getOrDefault(hot.shard().id(), 0.0) > 0)
                .map(HotShard::shard)
                .toList();
    }

    /** A key that was seen less often may stand for its share by chance. */
    private static final int LEAST_SAMPLES = 5;

    /** What is less of its shard's records is not called hot. */
    private static final double LEAST_SHARE = 0.01;

    /** The hottest keys of the open shards, by their share of the stream; none that only chance made frequent. */
    List<HotKey> keys(Map<String, KeySketch.Found> found, Lineage lineage, int most) {
        long samples =
                found.values().stream().mapToLong(KeySketch.Found::records).sum();
        List<HotKey> keys = new ArrayList<>();
        found.forEach((id, of) -> {
            ShardLife shard = lineage.shard(id);
            if (shard == null) {
                return;
            }
            double weight = total > 0 ? ofStream(id) : (double) of.records() / samples;
            for (KeySketch.Heavy heavy : of.keys()) {
                double share = (double) heavy.records() / of.records();
                if (heavy.records() < LEAST_SAMPLES || share < LEAST_SHARE) {
                    continue;
                }
                keys.add(new HotKey(
                        heavy.key(),
                        shard,
                        share,
                        of.bytes() == 0 ? Double.NaN : (double) heavy.bytes() / of.bytes(),
                        share * weight,
                        heavy.records(),
                        heavy.records() + heavy.recordsError()));
            }
        });
        keys.sort(Comparator.comparingDouble(HotKey::ofStreamRecords)
                .thenComparingDouble(HotKey::ofShardRecords)
                .reversed());
        return keys.subList(0, Math.min(most, keys.size()));
    }

    private double ofStream(String shardId) {
        return total == 0 ? 0 : recordsIn.getOrDefault(shardId, 0.0) / total;
    }
}
