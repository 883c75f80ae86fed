package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.BrokerStartException;
import dev.weir.broker.ManualBroker;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What streams can take: capacity modes, on-demand scaling, and limits on and off. */
class CapacityTest {

    private static final String ON_DEMAND = "'StreamModeDetails':{'StreamMode':'ON_DEMAND'}";
    private static final String PROVISIONED = "'StreamModeDetails':{'StreamMode':'PROVISIONED'}";

    private static int shards(ManualBroker broker, String stream) {
        return broker.summary(stream).path("OpenShardCount").asInt();
    }

    private static String named(String stream) {
        return "{'StreamARN':'" + ManualBroker.arn(stream) + "',";
    }

    /** Writes so many thousand records a second for ten seconds. */
    private static void write(ManualBroker broker, String stream, int thousands) {
        broker.time.advance(Duration.ofSeconds(10));
        String record = "{'PartitionKey':'k','Data':''}";
        String put = "{'StreamName':'" + stream + "','Records':[" + (record + ",").repeat(499) + record + "]}";
        for (int i = 0; i < 20 * thousands; i++) {
            broker.ok("PutRecords", put);
        }
        broker.time.advance(Duration.ofSeconds(10));
    }

    private static void await(ManualBroker broker, String stream, int shards) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (shards(broker, stream) != shards) {
            assertThat(System.nanoTime())
                    .as("%s has %d shards instead of %d", stream, shards(broker, stream), shards)
                    .isLessThan(end);
            broker.time.advance(Duration.ofSeconds(10));
        }
    }

    @Test
    void anOnDemandStreamDoublesWithItsTrafficAndShrinksAfterThirtyDays() throws BrokerStartException {
        try (ManualBroker broker = ManualBroker.unlimited()) {
            broker.onDemand("d");
            assertThat(shards(broker, "d")).isEqualTo(4);
            write(broker, "d", 3);
            await(broker, "d", 6);
            broker.time.advance(Duration.ofDays(29));
            assertThat(shards(broker, "d")).isEqualTo(6);
            broker.time.advance(Duration.ofDays(2));
            await(broker, "d", 4);
        }
    }

    @Test
    void theModeCanBeSwitchedTwiceADay() throws BrokerStartException {
        try (ManualBroker broker = ManualBroker.limited()) {
            broker.active("p", 6);
            broker.ok("UpdateStreamMode", named("p") + ON_DEMAND + "}");
            assertThat(broker.summary("p").path("StreamStatus").asText()).isEqualTo("UPDATING");
            broker.settle();
            assertThat(broker.summary("p").at("/StreamModeDetails/StreamMode").asText())
                    .isEqualTo("ON_DEMAND");
            assertThat(shards(broker, "p")).isEqualTo(6);
            broker.ok("UpdateStreamMode", named("p") + PROVISIONED + "}");
            broker.settle();
            assertThat(broker.call("UpdateStreamMode", named("p") + ON_DEMAND + "}")
                            .told())
                    .isEqualTo("LimitExceededException: UpdateStreamMode can be called 2 times in a rolling 24-hour"
                            + " period for a stream.");
            broker.time.advance(Duration.ofDays(1));
            broker.ok("UpdateStreamMode", named("p") + ON_DEMAND + "}");
        }
    }

    @Test
    void warmThroughputGivesItsShardsAtOnceAndLetsThemGo() throws BrokerStartException {
        try (ManualBroker broker = ManualBroker.limited()) {
            broker.ok("UpdateAccountSettings", "{'MinimumThroughputBillingCommitment':{'Status':'ENABLED'}}");
            broker.onDemand("d");
            assertThat(broker.ok("UpdateStreamWarmThroughput", "{'StreamName':'d','WarmThroughputMiBps':16}")
                            .path("WarmThroughput")
                            .toString())
                    .isEqualTo("{\"TargetMiBps\":16,\"CurrentMiBps\":4}");
            assertThat(broker.summary("d").path("WarmThroughput").toString())
                    .isEqualTo("{\"TargetMiBps\":16,\"CurrentMiBps\":4}");
            broker.settle();
            assertThat(shards(broker, "d")).isEqualTo(16);
            broker.ok("UpdateStreamWarmThroughput", "{'StreamName':'d','WarmThroughputMiBps':0}");
            broker.settle();
            assertThat(shards(broker, "d")).isEqualTo(4);
            broker.ok("CreateStream", "{'StreamName':'w','WarmThroughputMiBps':10," + ON_DEMAND + "}");
            broker.settle();
            assertThat(shards(broker, "w")).isEqualTo(10);
            assertThat(broker.call("UpdateStreamWarmThroughput", "{'StreamName':'d','WarmThroughputMiBps':10241}")
                            .told())
                    .startsWith("LimitExceededException: WarmThroughputMiBps 10241 for stream d");
        }
    }

    @Test
    void recordsAreSpreadEvenlyWhereTheStreamSaysSo() throws BrokerStartException {
        try (ManualBroker broker = ManualBroker.unlimited()) {
            broker.onDemand("d");
            String put = "{'StreamName':'d','Data':'AAAA'";
            assertThat(broker.call("PutRecord", put + "}").told())
                    .isEqualTo("ValidationException: 1 validation error detected: Value null at 'partitionKey' failed"
                            + " to satisfy constraint: Member must not be null");
            broker.ok("UpdateStreamRecordDistributionStrategy", named("d") + "'RecordDistributionStrategy':'AUTO'}");
            assertThat(broker.summary("d").path("StreamStatus").asText()).isEqualTo("ACTIVE");
            assertThat(broker.summary("d").path("RecordDistributionStrategy").asText())
                    .isEqualTo("AUTO");
            Set<String> met = new HashSet<>();
            for (int i = 0; i < 8; i++) {
                met.add(broker.ok("PutRecord", put + ",'PartitionKey':'same'}")
                        .path("ShardId")
                        .asText());
            }
            assertThat(met).hasSize(4);
            String shard = broker.ok("PutRecord", put + "}").path("ShardId").asText();
            String iterator = broker.ok(
                            "GetShardIterator",
                            "{'StreamName':'d','ShardIteratorType':'TRIM_HORIZON','ShardId':'" + shard + "'}")
                    .path("ShardIterator")
                    .asText();
            var records = broker.ok("GetRecords", "{'ShardIterator':'" + iterator + "'}")
                    .path("Records");
            assertThat(records.get(0).path("PartitionKey").asText()).isEqualTo("same");
            assertThat(records.get(records.size() - 1).has("PartitionKey")).isFalse();
        }
    }

    /** Data that looks like a sealed record's is still data; a sealed record need not have a key. */
    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "AQAAAAAAAAABAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aRecordWithoutAKeyComesBackAsItWasPut(String data) throws BrokerStartException {
        try (ManualBroker broker = ManualBroker.unlimited()) {
            broker.onDemand("d");
            broker.ok("UpdateStreamRecordDistributionStrategy", named("d") + "'RecordDistributionStrategy':'AUTO'}");
            assertThat(putWithoutKey(broker, data)).isEqualTo(data + " plain");
            broker.ok("StartStreamEncryption", named("d") + "'EncryptionType':'KMS','KeyId':'alias/aws/kinesis'}");
            broker.settle();
            assertThat(putWithoutKey(broker, data)).isEqualTo(data + " sealed");
        }
    }

    private static String putWithoutKey(ManualBroker broker, String data) {
        var put = broker.ok("PutRecord", "{'StreamName':'d','Data':'" + data + "'}");
        String told = put.has("EncryptionType") ? " sealed" : " plain";
        String position = "{'StreamName':'d','ShardIteratorType':'AT_SEQUENCE_NUMBER','ShardId':'"
                + put.path("ShardId").asText() + "','StartingSequenceNumber':'"
                + put.path("SequenceNumber").asText() + "'}";
        String iterator =
                broker.ok("GetShardIterator", position).path("ShardIterator").asText();
        var record = broker.ok("GetRecords", "{'ShardIterator':'" + iterator + "'}")
                .path("Records")
                .get(0);
        assertThat(record.has("PartitionKey")).isFalse();
        assertThat(record.has("EncryptionType") ? " sealed" : " plain").isEqualTo(told);
        return record.path("Data").asText() + told;
    }

    /** Each operation's calls in one second; the next is refused with limits and taken without. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
ListStreams                | {}                                     | 5
DescribeStream             | {'StreamName':'p'}                     | 10
DescribeStreamSummary      | {'StreamName':'p'}                     | 20
DescribeLimits             | {}                                     | 1
ListTagsForStream          | {'StreamName':'p'}                     | 5
ListTagsForResource        | {'ResourceARN':'P'}                    | 5
GetResourcePolicy          | {'ResourceARN':'P'}                    | 5
DescribeAccountSettings    | {}                                     | 5
AddTagsToStream            | {'StreamName':'p','Tags':{'a':'b'}}    | 5
TagResource                | {'ResourceARN':'P','Tags':{'a':'b'}}   | 5
IncreaseStreamRetentionPeriod | {'StreamName':'p','RetentionPeriodHours':24} | 5
DecreaseStreamRetentionPeriod | {'StreamName':'p','RetentionPeriodHours':24} | 5
UpdateStreamRecordDistributionStrategy | {'StreamARN':'D','RecordDistributionStrategy':'AUTO'} | 5
""")
    void callRates(String operation, String body, int perSecond) throws BrokerStartException {
        String sent = body.replace("'P'", "'" + ManualBroker.arn("p") + "'")
                .replace("'D'", "'" + ManualBroker.arn("d") + "'");
        try (ManualBroker limited = ManualBroker.limited();
                ManualBroker unlimited = ManualBroker.unlimited()) {
            for (ManualBroker broker : new ManualBroker[] {limited, unlimited}) {
                broker.active("p", 1);
                broker.onDemand("d");
                for (int i = 0; i < perSecond; i++) {
                    broker.ok(operation, sent);
                }
            }
            unlimited.ok(operation, sent);
            assertThat(limited.call(operation, sent).told()).startsWith("LimitExceededException: Rate exceeded for");
            limited.time.advance(Duration.ofSeconds(1));
            limited.ok(operation, sent);
        }
    }

    @Test
    void withoutLimitsNothingIsThrottledAndShardsAreFree() throws BrokerStartException {
        try (ManualBroker broker = ManualBroker.unlimited()) {
            broker.active("big", 501);
            for (int i = 0; i < 6; i++) {
                broker.ok("CreateStream", "{'StreamName':'s" + i + "','ShardCount':1}");
            }
            String data = Base64.getEncoder().encodeToString(new byte[1_000_000]);
            for (int i = 0; i < 4; i++) {
                broker.ok(
                        "PutRecord",
                        "{'StreamName':'big','PartitionKey':'k','ExplicitHashKey':'0','Data':'" + data + "'}");
            }
            String get = "{'StreamName':'big','ShardId':'0','ShardIteratorType':'TRIM_HORIZON'}";
            for (int i = 0; i < 10; i++) {
                String iterator =
                        broker.ok("GetShardIterator", get).path("ShardIterator").asText();
                broker.ok("GetRecords", "{'ShardIterator':'" + iterator + "'}");
            }
        }
    }
}
