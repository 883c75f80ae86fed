package dev.weir.broker.kinesis;

import dev.weir.broker.time.TimeSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The limits on how often control-plane operations may be called, each for the whole account in one region. Thread-safe.
 * Figures from the API reference.
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

    private final boolean enforced;
    private final TimeSource time;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    CallRates(boolean enforced, TimeSource time) {
        this.enforced = enforced;
        this.time = time;
    }

    /** Counts one call in a region, and says whether it was within the limit. */
    boolean admit(String region, String operation) {
        Integer limit = PER_SECOND.get(operation);
        if (!enforced || limit == null) {
            return true;
        }
        TokenBucket bucket =
                buckets.computeIfAbsent(region + ' ' + operation, _ -> new TokenBucket(limit, time.nanoTime()));
        synchronized (bucket) {
            return bucket.takeOne(time.nanoTime());
        }
    }
}
