package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.broker.BrokerConfig;
import dev.weir.broker.BrokerStartException;
import dev.weir.broker.ManualBroker;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set on a stream, and what was being changed when the broker ended, is there after a restart. */
class SettingsRestartTest {

    @Test
    void everySettingSurvives(@TempDir Path folder) throws BrokerStartException {
        BrokerConfig config = BrokerConfig.in(folder).withLimits(false);
        String on = "{'StreamARN':'" + ManualBroker.arn("d") + "',";
        JsonNode before;
        try (ManualBroker broker = new ManualBroker(config)) {
            broker.ok("UpdateAccountSettings", "{'MinimumThroughputBillingCommitment':{'Status':'ENABLED'}}");
            broker.active("d", 2);
            broker.ok(
                    "PutResourcePolicy",
                    "{'ResourceARN':'" + ManualBroker.arn("d")
                            + "','Policy':'{\\\"Statement\\\":{\\\"Effect\\\":\\\"Deny\\\",\\\"Principal\\\":\\\"*\\\",\\\"Action\\\":\\\"*\\\"}}'}");
            broker.ok(
                    "UpdateStreamMode", on + "'StreamModeDetails':{'StreamMode':'ON_DEMAND'},'WarmThroughputMiBps':6}");
            broker.settle();
            broker.ok("UpdateStreamRecordDistributionStrategy", on + "'RecordDistributionStrategy':'AUTO'}");
            broker.ok("UpdateMaxRecordSize", on + "'MaxRecordSizeInKiB':2048}");
            broker.settle();
            before = broker.summary("d");
            broker.ok("EnableEnhancedMonitoring", on + "'ShardLevelMetrics':['ALL']}");
        }
        try (ManualBroker broker = new ManualBroker(config)) {
            broker.time.advance(java.time.Duration.ofMinutes(1));
            JsonNode after = broker.summary("d");
            assertThat(after.at("/EnhancedMonitoring/0/ShardLevelMetrics")).hasSize(7);
            for (String member : new String[] {
                "StreamId",
                "OpenShardCount",
                "StreamModeDetails",
                "WarmThroughput",
                "MaxRecordSizeInKiB",
                "RecordDistributionStrategy",
                "StreamCreationTimestamp"
            }) {
                assertThat(after.path(member)).as(member).isEqualTo(before.path(member));
            }
            assertThat(after.path("OpenShardCount").asInt()).isEqualTo(6);
            assertThat(broker.ok("GetResourcePolicy", "{'ResourceARN':'" + ManualBroker.arn("d") + "'}")
                            .path("Policy")
                            .asText())
                    .contains("Deny");
            assertThat(broker.ok("DescribeAccountSettings", "{}")
                            .at("/MinimumThroughputBillingCommitment/Status")
                            .asText())
                    .isEqualTo("ENABLED");
        }
    }
}
