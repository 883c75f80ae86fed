package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.BrokerStartException;
import dev.weir.broker.ManualBroker;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentInputStatus;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentOutputStatus;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.Tag;

/** The control plane as the SDK's client meets it, in CBOR. */
class ControlPlaneClientsTest {

    private static ManualBroker broker;
    private static KinesisClient kinesis;

    @BeforeAll
    static void start() throws BrokerStartException {
        broker = ManualBroker.unlimited();
        kinesis = KinesisClient.builder()
                .endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .build();
    }

    @AfterAll
    static void stop() {
        kinesis.close();
        broker.close();
    }

    private static StreamDescriptionSummary summary(String name) {
        return kinesis.describeStreamSummary(r -> r.streamName(name)).streamDescriptionSummary();
    }

    @Test
    void tagsPoliciesAndMonitoring() {
        broker.active("t", 1);
        String arn = summary("t").streamARN();
        kinesis.tagResource(r -> r.resourceARN(arn).tags(Map.of("k", "v")));
        assertThat(kinesis.listTagsForResource(r -> r.resourceARN(arn)).tags())
                .containsExactly(Tag.builder().key("k").value("v").build());
        kinesis.untagResource(r -> r.resourceARN(arn).tagKeys("k"));
        assertThat(kinesis.listTagsForResource(r -> r.resourceARN(arn)).tags()).isEmpty();
        assertThatThrownBy(
                        () -> kinesis.putResourcePolicy(r -> r.resourceARN(arn).policy("no")))
                .isInstanceOf(InvalidArgumentException.class);
        var enabled = kinesis.enableEnhancedMonitoring(
                r -> r.streamARN(arn).shardLevelMetrics(MetricsName.OUTGOING_BYTES, MetricsName.INCOMING_BYTES));
        assertThat(enabled.currentShardLevelMetrics()).isEmpty();
        assertThat(enabled.desiredShardLevelMetrics())
                .containsExactly(MetricsName.INCOMING_BYTES, MetricsName.OUTGOING_BYTES);
        broker.settle();
        assertThat(summary("t").enhancedMonitoring().getFirst().shardLevelMetrics())
                .hasSize(2);
    }

    @Test
    void modesAndWarmThroughput() {
        broker.active("m", 2);
        String arn = summary("m").streamARN();
        kinesis.updateAccountSettings(r -> r.minimumThroughputBillingCommitment(
                c -> c.status(MinimumThroughputBillingCommitmentInputStatus.ENABLED)));
        assertThat(kinesis.describeAccountSettings(r -> {})
                        .minimumThroughputBillingCommitment()
                        .status())
                .isEqualTo(MinimumThroughputBillingCommitmentOutputStatus.ENABLED);
        kinesis.updateStreamMode(r -> r.streamARN(arn).streamModeDetails(m -> m.streamMode(StreamMode.ON_DEMAND)));
        broker.settle();
        assertThat(kinesis.updateStreamWarmThroughput(r -> r.streamARN(arn).warmThroughputMiBps(5))
                        .warmThroughput()
                        .targetMiBps())
                .isEqualTo(5);
        broker.settle();
        assertThat(summary("m").openShardCount()).isEqualTo(5);
        assertThat(summary("m").warmThroughput().currentMiBps()).isEqualTo(5);
        assertThat(summary("m").streamModeDetails().streamMode()).isEqualTo(StreamMode.ON_DEMAND);
    }

    @Test
    void aRecordOfTenMebibytesGoesThroughInEachFormat() {
        broker.active("big", 1);
        String arn = summary("big").streamARN();
        kinesis.updateMaxRecordSize(r -> r.streamARN(arn).maxRecordSizeInKiB(10_240));
        broker.settle();
        byte[] data = new byte[(10 << 20) - 1];
        data[7] = 42;
        kinesis.putRecord(r -> r.streamARN(arn).partitionKey("k").data(SdkBytes.fromByteArray(data)));
        broker.ok(
                "PutRecord",
                "{'StreamARN':'" + arn + "','PartitionKey':'k','Data':'"
                        + Base64.getEncoder().encodeToString(data) + "'}");
        String iterator = kinesis.getShardIterator(
                        r -> r.streamARN(arn).shardId("0").shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        for (int i = 0; i < 2; i++) {
            String from = iterator;
            var got = kinesis.getRecords(r -> r.shardIterator(from));
            assertThat(got.records()).hasSize(1);
            assertThat(got.records().getFirst().data().asByteArray()).isEqualTo(data);
            iterator = got.nextShardIterator();
        }
        byte[] tooMuch = new byte[data.length + 1];
        assertThatThrownBy(() -> kinesis.putRecord(
                        r -> r.streamARN(arn).partitionKey("k").data(SdkBytes.fromByteArray(tooMuch))))
                .hasMessageContaining("Member must have length less than or equal to 10485760");
    }
}
