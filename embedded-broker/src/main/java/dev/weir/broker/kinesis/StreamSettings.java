package dev.weir.broker.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.MetricsName;

/**
 * What is set on a stream and seldom changes. Immutable.
 *
 * @param shardMetrics the shard-level metrics that enhanced monitoring was switched on for, or null where nobody ever
 *     switched anything: such a stream reports none, as on AWS, and still gives all, since they cost nothing here
 * @param warmMibps the warm throughput asked for in MiB a second, or null
 * @param modeSwitches when UpdateStreamMode was called in the last 24 hours
 * @param encryption how the records that are put now are sealed
 * @param peak what the writers of an on-demand stream needed at most
 */
record StreamSettings(
        @Nullable Set<MetricsName> shardMetrics,
        @Nullable Integer warmMibps,
        Distribution distribution,
        List<Instant> modeSwitches,
        StreamEncryption encryption,
        Peak peak) {

    StreamSettings {
        shardMetrics = shardMetrics == null ? null : Set.copyOf(shardMetrics);
        modeSwitches = List.copyOf(modeSwitches);
    }

    /** How records find their shards. */
    enum Distribution {
        /** Evenly, whatever their keys. */
        AUTO,
        /** By the hash of the partition key or by the explicit hash key. */
        USER_PARTITION_KEY
    }

    /**
     * The capacity of an on-demand stream that its traffic asks for: double of what it met in the last 30 days.
     *
     * @param at when it was last needed
     */
    record Peak(int shards, Instant at) {

        private static final Duration REMEMBERED = Duration.ofDays(30);

        boolean isForgotten(Instant now) {
            return at.plus(REMEMBERED).isBefore(now);
        }
    }

    /** Those of a new stream. */
    static StreamSettings initial(@Nullable Integer warmMibps, Distribution distribution, Instant now) {
        return new StreamSettings(
                null, warmMibps, distribution, List.of(), StreamEncryption.NONE, new Peak(OnDemand.MIN_SHARDS, now));
    }

    StreamSettings withShardMetrics(Set<MetricsName> metrics) {
        return new StreamSettings(metrics, warmMibps, distribution, modeSwitches, encryption, peak);
    }

    StreamSettings withWarm(@Nullable Integer mibps) {
        return new StreamSettings(shardMetrics, mibps, distribution, modeSwitches, encryption, peak);
    }

    StreamSettings withDistribution(Distribution other) {
        return new StreamSettings(shardMetrics, warmMibps, other, modeSwitches, encryption, peak);
    }

    StreamSettings withEncryption(StreamEncryption other) {
        return new StreamSettings(shardMetrics, warmMibps, distribution, modeSwitches, other, peak);
    }

    StreamSettings withPeak(Peak other) {
        return new StreamSettings(shardMetrics, warmMibps, distribution, modeSwitches, encryption, other);
    }

    /** Notes that the mode was switched; forgets what was more than 24 hours ago. */
    StreamSettings withModeSwitch(Instant now) {
        return new StreamSettings(
                shardMetrics, warmMibps, distribution, RollingDay.with(modeSwitches, now), encryption, peak);
    }
}
