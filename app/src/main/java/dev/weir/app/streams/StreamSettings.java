package dev.weir.app.streams;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.EnhancedMetrics;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.WarmThroughputObject;

/**
 * What a stream is set to beyond its facts.
 *
 * @param shardMetrics the shard-level metrics that CloudWatch is given, in the alphabet's order; {@code ALL} is spelled out
 * @param maxRecordKib the largest record in KiB, or null where the endpoint does not say
 * @param warmMibps the writes that it is ready for at once in MiB/s, or null where there is no such setting
 * @param warmTargetMibps what that is being changed to, or null
 */
public record StreamSettings(
        Set<String> shardMetrics,
        @Nullable Integer maxRecordKib,
        @Nullable Integer warmMibps,
        @Nullable Integer warmTargetMibps) {

    /** All shard-level metrics that there are. */
    public static final Set<String> SHARD_METRICS = new TreeSet<>(Set.of(
            "IncomingBytes",
            "IncomingRecords",
            "OutgoingBytes",
            "OutgoingRecords",
            "WriteProvisionedThroughputExceeded",
            "ReadProvisionedThroughputExceeded",
            "IteratorAgeMilliseconds"));

    static StreamSettings of(StreamDescriptionSummary summary) {
        Set<String> metrics = new TreeSet<>();
        for (EnhancedMetrics some : summary.enhancedMonitoring()) {
            metrics.addAll(some.shardLevelMetricsAsStrings());
        }
        if (metrics.remove("ALL")) {
            metrics.addAll(SHARD_METRICS);
        }
        WarmThroughputObject warm = summary.warmThroughput();
        return new StreamSettings(
                metrics,
                summary.maxRecordSizeInKiB(),
                warm == null ? null : warm.currentMiBps(),
                warm == null ? null : warm.targetMiBps());
    }
}
