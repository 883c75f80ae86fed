package dev.weir.app.streams;

import dev.weir.app.text.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/**
 * A stream as DescribeStreamSummary tells it.
 *
 * @param retentionHours how long records are kept
 * @param keyId the KMS key that encrypts its records, or null if they are not encrypted
 * @param consumers registered fan-out consumers
 * @param shardMetrics whether CloudWatch is given figures of each shard (enhanced monitoring)
 * @param settings what only the configuration is about
 */
public record StreamFacts(
        String name,
        String arn,
        StreamState state,
        CapacityMode mode,
        int openShards,
        int retentionHours,
        @Nullable String keyId,
        int consumers,
        @Nullable Instant created,
        boolean shardMetrics,
        StreamSettings settings) {

    /** Asks for a stream's facts. Blocks: virtual threads only. */
    static StreamFacts describe(KinesisClient kinesis, String streamName) {
        return of(kinesis.describeStreamSummary(request -> request.streamName(streamName))
                .streamDescriptionSummary());
    }

    static StreamFacts of(StreamDescriptionSummary summary) {
        boolean encrypted = summary.encryptionType() == EncryptionType.KMS;
        boolean shardMetrics = summary.enhancedMonitoring().stream()
                .anyMatch(monitoring -> monitoring.shardLevelMetrics().stream()
                        .anyMatch(metric -> metric == MetricsName.INCOMING_BYTES || metric == MetricsName.ALL));
        return new StreamFacts(
                summary.streamName(),
                summary.streamARN() == null ? "" : summary.streamARN(),
                StreamState.of(summary.streamStatus()),
                CapacityMode.of(summary.streamModeDetails()),
                number(summary.openShardCount()),
                number(summary.retentionPeriodHours()),
                encrypted ? summary.keyId() : null,
                number(summary.consumerCount()),
                summary.streamCreationTimestamp(),
                shardMetrics,
                StreamSettings.of(summary));
    }

    /** The retention in the largest unit that fits: {@code 24 hours}, {@code 7 days}. */
    public String retention() {
        return retention(retentionHours);
    }

    static String retention(int retentionHours) {
        boolean days = retentionHours % 24 == 0 && retentionHours > 24;
        return days ? Text.of("{0} days", retentionHours / 24) : Text.of("{0} hours", retentionHours);
    }

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
