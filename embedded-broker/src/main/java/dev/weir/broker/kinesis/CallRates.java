package dev.weir.broker.kinesis;

import dev.weir.broker.time.TimeSource;
import java.util.HashMap;
import java.util.Map;

/**
 * The limits on how often control-plane operations may be called, each for the whole account in one region. Thread-safe.
 * Figures from the API reference. Callers name the region, and may name any number: what was not called for a second is
 * forgotten, which changes nothing, since its bucket is full again.
 */
final class CallRates {

    private static final Map<String, Integer> PER_SECOND = Map.ofEntries(
            Map.entry("CreateStream", 5),
            Map.entry("DeleteStream", 5),
            Map.entry("ListStreams", 5),
            Map.entry("DescribeStream", 10),
            Map.entry("DescribeStreamSummary", 20),
            Map.entry("DescribeLimits", 1),
            Map.entry("SplitShard", 5),
            Map.entry("MergeShards", 5),
            Map.entry("UpdateShardCount", 10),
            Map.entry("IncreaseStreamRetentionPeriod", 5),
            Map.entry("DecreaseStreamRetentionPeriod", 5),
            Map.entry("RegisterStreamConsumer", 5),
            Map.entry("StartStreamEncryption", 5),
            Map.entry("StopStreamEncryption", 5),
            Map.entry("AddTagsToStream", 5),
            Map.entry("RemoveTagsFromStream", 5),
            Map.entry("ListTagsForStream", 5),
            Map.entry("TagResource", 5),
            Map.entry("UntagResource", 5),
            Map.entry("ListTagsForResource", 5),
            Map.entry("EnableEnhancedMonitoring", 5),
            Map.entry("DisableEnhancedMonitoring", 5),
            Map.entry("UpdateStreamMode", 5),
            Map.entry("UpdateStreamWarmThroughput", 5),
            Map.entry("UpdateMaxRecordSize", 5),
            Map.entry("UpdateStreamRecordDistributionStrategy", 5),
            Map.entry("DescribeAccountSettings", 5),
            Map.entry("UpdateAccountSettings", 5),
            Map.entry("PutResourcePolicy", 5),
            Map.entry("GetResourcePolicy", 5),
            Map.entry("DeleteResourcePolicy", 5));

    /** Far more than one person calls in a second. */
    private static final int MANY = 500;

    private static final long NANOS_BETWEEN_SWEEPS = 1_000_000_000;

    private final boolean enforced;
    private final TimeSource time;
    private final Map<String, TokenBucket> buckets = new HashMap<>();
    private long sweptAt;

    CallRates(boolean enforced, TimeSource time) {
        this.enforced = enforced;
        this.time = time;
        this.sweptAt = time.nanoTime();
    }

    /** Counts one call in a region, and says whether it was within the limit. */
    synchronized boolean admit(String region, String operation) {
        Integer limit = PER_SECOND.get(operation);
        if (!enforced || limit == null) {
            return true;
        }
        long now = time.nanoTime();
        if (buckets.size() >= MANY && now - sweptAt >= NANOS_BETWEEN_SWEEPS) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
            sweptAt = now;
        }
        return buckets.computeIfAbsent(region + ' ' + operation, _ -> new TokenBucket(limit, now))
                .takeOne(now);
    }

    /** Buckets that are held; for tests of the bound. */
    synchronized int size() {
        return buckets.size();
    }
}
