package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.broker.BrokerStartException;
import dev.weir.broker.ManualBroker;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The control plane over raw JSON, one row a rule. Every row meets the provisioned stream {@code p} of 4 shards, the
 * on-demand stream {@code d}, and {@code c}, which is being created.
 */
class ControlPlaneTest {

    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/";

    private static ManualBroker streams() throws BrokerStartException {
        ManualBroker broker = ManualBroker.unlimited();
        broker.active("p", 4);
        broker.onDemand("d");
        broker.ok("CreateStream", "{'StreamName':'c','ShardCount':1}");
        return broker;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
# tags by resource
TagResource         | {'ResourceARN':'P','Tags':{'a':'1'}}          | ok
TagResource         | {'ResourceARN':'Pnot','Tags':{'a':'1'}}       | ResourceNotFoundException: Stream pnot under account 000000000000 not found.
TagResource         | {'ResourceARN':'C','Tags':{'a':'1'}}          | ResourceInUseException: Stream c under account 000000000000 not ACTIVE, instead in state CREATING
TagResource         | {'ResourceARN':'P','Tags':{'a!':'1'}}         | InvalidArgumentException: Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @ :.
TagResource         | {'ResourceARN':'P/consumer/x:1','Tags':{'a':'1'}} | ResourceNotFoundException: Consumer arn:aws:kinesis:us-east-1:000000000000:stream/p/consumer/x:1, account 000000000000 not found.
UntagResource       | {'ResourceARN':'P','TagKeys':['none']}        | ok
ListTagsForResource | {'ResourceARN':'P'}                           | ok
ListTagsForResource | {'ResourceARN':'arn:aws:kinesis:us-east-1:000000000000:channel/x'} | ResourceNotFoundException: Channel arn:aws:kinesis:us-east-1:000000000000:channel/x not found.
ListTagsForResource | {} | ValidationException: 1 validation error detected: Value null at 'resourceARN' failed to satisfy constraint: Member must not be null
# policies
PutResourcePolicy   | {'ResourceARN':'P','Policy':'{}'}             | InvalidArgumentException: The policy is not valid: it has no Statement.
PutResourcePolicy   | {'ResourceARN':'P','Policy':'nonsense'}       | InvalidArgumentException: The policy is not valid: it is not valid JSON.
PutResourcePolicy   | {'ResourceARN':'P','Policy':'[]'}             | InvalidArgumentException: The policy is not valid: it is no JSON object.
GetResourcePolicy   | {'ResourceARN':'P'}                           | ok
GetResourcePolicy   | {'ResourceARN':'Pnot'}                        | ResourceNotFoundException: Stream pnot under account 000000000000 not found.
DeleteResourcePolicy | {'ResourceARN':'P'}                          | ResourceNotFoundException: No resource policy found for resource ARN arn:aws:kinesis:us-east-1:000000000000:stream/p
# monitoring
EnableEnhancedMonitoring | {'StreamName':'p','ShardLevelMetrics':['X']} | ValidationException: *enum value set
EnableEnhancedMonitoring | {'StreamName':'p'}                       | ValidationException: 1 validation error detected: Value null at 'shardLevelMetrics' failed to satisfy constraint: Member must not be null
EnableEnhancedMonitoring | {'StreamName':'c','ShardLevelMetrics':['ALL']} | ResourceInUseException: Stream c under account 000000000000 not ACTIVE, instead in state CREATING
DisableEnhancedMonitoring | {'StreamARN':'P','ShardLevelMetrics':['ALL']} | ok
# mode
UpdateStreamMode    | {'StreamARN':'P','StreamModeDetails':{'StreamMode':'ON_DEMAND'}} | ok
UpdateStreamMode    | {'StreamARN':'P','StreamModeDetails':{'StreamMode':'PROVISIONED'}} | InvalidArgumentException: Stream p under account 000000000000 is already in mode PROVISIONED.
UpdateStreamMode    | {'StreamARN':'C','StreamModeDetails':{'StreamMode':'ON_DEMAND'}} | ResourceInUseException: Stream c under account 000000000000 not ACTIVE, instead in state CREATING
UpdateStreamMode    | {'StreamARN':'P','StreamModeDetails':{}}      | ValidationException: 1 validation error detected: Value null at 'streamModeDetails.streamMode' failed to satisfy constraint: Member must not be null
UpdateStreamMode    | {'StreamARN':'P','StreamModeDetails':{'StreamMode':'ON_DEMAND'},'WarmThroughputMiBps':8} | InvalidArgumentException: WarmThroughputMiBps needs an account with MinimumThroughputBillingCommitment enabled, which account 000000000000 is not.
UpdateShardCount    | {'StreamName':'d','TargetShardCount':8,'ScalingType':'UNIFORM_SCALING'} | ValidationException: Request is invalid. Stream d under account 000000000000 is in On-Demand mode.
# warm throughput
UpdateStreamWarmThroughput | {'StreamName':'p','WarmThroughputMiBps':8} | ValidationException: Request is invalid. WarmThroughputMiBps is only supported for streams in ON_DEMAND mode.
UpdateStreamWarmThroughput | {'StreamName':'d','WarmThroughputMiBps':8} | InvalidArgumentException: WarmThroughputMiBps needs an account with MinimumThroughputBillingCommitment enabled, which account 000000000000 is not.
UpdateStreamWarmThroughput | {'StreamName':'d','WarmThroughputMiBps':-1} | ValidationException: 1 validation error detected: Value '-1' at 'warmThroughputMiBps' failed to satisfy constraint: Member must have value greater than or equal to 0
# record size
UpdateMaxRecordSize | {'StreamARN':'P','MaxRecordSizeInKiB':10240}  | ok
UpdateMaxRecordSize | {'StreamARN':'P','MaxRecordSizeInKiB':1023}   | ValidationException: 1 validation error detected: Value '1023' at 'maxRecordSizeInKiB' failed to satisfy constraint: Member must have value greater than or equal to 1024
UpdateMaxRecordSize | {'StreamARN':'P','MaxRecordSizeInKiB':10241}  | ValidationException: 1 validation error detected: Value '10241' at 'maxRecordSizeInKiB' failed to satisfy constraint: Member must have value less than or equal to 10240
UpdateMaxRecordSize | {'StreamARN':'C','MaxRecordSizeInKiB':2048}   | ResourceInUseException: Stream c under account 000000000000 not ACTIVE, instead in state CREATING
UpdateMaxRecordSize | {'MaxRecordSizeInKiB':2048}                   | InvalidArgumentException: Either StreamName or StreamARN must be provided.
# distribution strategy, newer than the SDK
UpdateStreamRecordDistributionStrategy | {'StreamARN':'D','RecordDistributionStrategy':'AUTO'} | ok
UpdateStreamRecordDistributionStrategy | {'StreamARN':'P','RecordDistributionStrategy':'AUTO'} | InvalidArgumentException: RecordDistributionStrategy AUTO cannot be set on stream p: it is only supported for streams in ON_DEMAND mode.
UpdateStreamRecordDistributionStrategy | {'StreamARN':'D','RecordDistributionStrategy':'X'} | ValidationException: 1 validation error detected: Value 'X' at 'recordDistributionStrategy' failed to satisfy constraint: Member must satisfy enum value set: [AUTO, USER_PARTITION_KEY]
UpdateStreamRecordDistributionStrategy | {'StreamARN':'D'} | ValidationException: 1 validation error detected: Value null at 'recordDistributionStrategy' failed to satisfy constraint: Member must not be null
UpdateStreamRecordDistributionStrategy | {'StreamARN':7,'RecordDistributionStrategy':'AUTO'} | SerializationException: NUMBER_VALUE can not be converted to a String
# CreateStream
CreateStream        | {'StreamName':'n','ShardCount':1,'RecordDistributionStrategy':'AUTO'} | InvalidArgumentException: RecordDistributionStrategy AUTO cannot be set on stream n: it is only supported for streams in ON_DEMAND mode.
CreateStream        | {'StreamName':'n','RecordDistributionStrategy':'AUTO'} | ok
CreateStream        | {'StreamName':'n','RecordDistributionStrategy':'X'} | ValidationException: 1 validation error detected: Value 'X' at 'recordDistributionStrategy' failed to satisfy constraint: Member must satisfy enum value set: [AUTO, USER_PARTITION_KEY]
CreateStream        | {'StreamName':'n','ShardCount':2,'MaxRecordSizeInKiB':20000} | ValidationException: *less than or equal to 10240
# account settings
DescribeAccountSettings | {} | ok
UpdateAccountSettings   | {'MinimumThroughputBillingCommitment':{'Status':'X'}} | ValidationException: *enum value set: [ENABLED, DISABLED]
UpdateAccountSettings   | {} | ValidationException: 1 validation error detected: Value null at 'minimumThroughputBillingCommitment' failed to satisfy constraint: Member must not be null
# dry runs, newer than the SDK
PutRecord           | {'StreamName':'p','Data':'','PartitionKey':'k','DryRun':true} | DryRunOperationException: Request would have succeeded, but DryRun flag is set.
PutRecord           | {'StreamName':'p','Data':'','PartitionKey':'k','DryRun':false} | ok
PutRecord           | {'StreamName':'p','Data':'','PartitionKey':'k','DryRun':'yes'} | SerializationException: STRING_VALUE can not be converted to an Boolean
PutRecord           | {'StreamName':'x','Data':'','PartitionKey':'k','DryRun':true} | ResourceNotFoundException: Stream x under account 000000000000 not found.
PutRecords          | {'StreamName':'p','Records':[{'Data':'','PartitionKey':'k'}],'DryRun':true} | DryRunOperationException: Request would have succeeded, but DryRun flag is set.
GetShardIterator    | {'StreamName':'p','ShardId':'0','ShardIteratorType':'LATEST','DryRun':true} | DryRunOperationException: Request would have succeeded, but DryRun flag is set.
# a stream's names
DescribeStreamSummary | {'StreamARN':'P','StreamName':'p'}          | ok
DescribeStreamSummary | {'StreamARN':'P','StreamName':'d'}          | InvalidArgumentException: StreamName d is not the name in StreamARN arn:aws:kinesis:us-east-1:000000000000:stream/p.
DescribeStreamSummary | {}                                          | InvalidArgumentException: Either StreamName or StreamARN must be provided.
DescribeStreamSummary | {'StreamARN':'arn:aws:kinesis:us-east-1:111111111111:stream/p'} | ResourceNotFoundException: Stream p under account 111111111111 not found.
DescribeStreamSummary | {'StreamARN':'arn:aws:s3:::p'}              | ValidationException: *at 'streamARN' failed to satisfy constraint
DescribeStreamSummary | {'StreamId':'short'}                        | ValidationException: 1 validation error detected: Value 'short' at 'streamId' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z0-9]{20}-[a-z0-9]{3}
DescribeStreamSummary | {'StreamId':'00000000000000000000-000'}     | ResourceNotFoundException: Stream with StreamId 00000000000000000000-000 under account 000000000000 not found.
DescribeStreamSummary | {'StreamId':17}                             | SerializationException: NUMBER_VALUE can not be converted to a String
DescribeStreamSummary | {'StreamName':'p','Unheard':{'of':[1]}}     | ok
""")
    void rule(String operation, String body, String told) throws BrokerStartException {
        try (ManualBroker broker = streams()) {
            String sent = body.replace("'Pnot'", "'" + ARN + "pnot'").replaceAll("'([PDC])(['/])", "'" + ARN + "$1$2");
            for (String name : new String[] {"P", "D", "C"}) {
                sent = sent.replace(ARN + name, ARN + name.toLowerCase(java.util.Locale.ROOT));
            }
            String answer = broker.call(operation, sent).told();
            int star = told.indexOf('*');
            if (star < 0) {
                assertThat(answer).isEqualTo(told);
            } else {
                assertThat(answer).startsWith(told.substring(0, star)).contains(told.substring(star + 1));
            }
        }
    }

    @Test
    void tagsOfAResourceAreTheTagsOfItsStream() throws BrokerStartException {
        try (ManualBroker broker = streams()) {
            String arn = "'ResourceARN':'" + ManualBroker.arn("p") + "'";
            broker.ok("TagResource", "{" + arn + ",'Tags':{'b':'2','a':'1'}}");
            assertThat(broker.ok("ListTagsForStream", "{'StreamName':'p'}").toString())
                    .isEqualTo(
                            "{\"Tags\":[{\"Key\":\"a\",\"Value\":\"1\"},{\"Key\":\"b\",\"Value\":\"2\"}],\"HasMoreTags\":false}");
            broker.ok("UntagResource", "{" + arn + ",'TagKeys':['a','never']}");
            assertThat(broker.ok("ListTagsForResource", "{" + arn + "}").toString())
                    .isEqualTo("{\"Tags\":[{\"Key\":\"b\",\"Value\":\"2\"}]}");
            StringBuilder many = new StringBuilder("'x0':''");
            for (int i = 1; i < 50; i++) {
                many.append(",'x").append(i).append("':''");
            }
            assertThat(broker.call("TagResource", "{" + arn + ",'Tags':{" + many + "}}")
                            .told())
                    .isEqualTo("InvalidArgumentException: Failed to add tags to stream p under account 000000000000"
                            + " because a given stream cannot have more than 50 tags associated with it.");
        }
    }

    @Test
    void aPolicyIsKeptUntilItIsDeletedOrItsStreamIs() throws BrokerStartException {
        try (ManualBroker broker = streams()) {
            String arn = "'ResourceARN':'" + ManualBroker.arn("p") + "'";
            String policy =
                    "{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":\\\"*\\\",\\\"Action\\\":\\\"kinesis:PutRecord\\\",\\\"Resource\\\":\\\"*\\\"}]}";
            assertThat(broker.ok("GetResourcePolicy", "{" + arn + "}")
                            .path("Policy")
                            .asText())
                    .isEqualTo("{}");
            broker.ok("PutResourcePolicy", "{" + arn + ",'Policy':'" + policy + "'}");
            assertThat(broker.ok("GetResourcePolicy", "{" + arn + "}")
                            .path("Policy")
                            .asText())
                    .startsWith("{\"Version\":\"2012-10-17\"");
            broker.ok("DeleteStream", "{'StreamName':'p'}");
            broker.settle();
            broker.active("p", 1);
            assertThat(broker.ok("GetResourcePolicy", "{" + arn + "}")
                            .path("Policy")
                            .asText())
                    .isEqualTo("{}");
            broker.ok("PutResourcePolicy", "{" + arn + ",'Policy':'" + policy + "'}");
            broker.ok("DeleteResourcePolicy", "{" + arn + "}");
            assertThat(broker.call("DeleteResourcePolicy", "{" + arn + "}").status())
                    .isEqualTo(400);
            assertThat(broker.call(
                                    "PutResourcePolicy",
                                    "{" + arn + ",'Policy':'" + policy.replace("Allow", "Perhaps") + "'}")
                            .told())
                    .isEqualTo(
                            "InvalidArgumentException: The policy is not valid: an Effect is neither Allow nor Deny.");
        }
    }

    @Test
    void shardMetricsAreAllUntilMonitoringIsSwitchedAndThenThoseNamed() throws BrokerStartException {
        try (ManualBroker broker = streams()) {
            String put = "{'StreamName':'p','Data':'AAAA','PartitionKey':'k','ExplicitHashKey':'0'}";
            assertThat(broker.summary("p").path("EnhancedMonitoring").toString())
                    .isEqualTo("[{\"ShardLevelMetrics\":[]}]");
            broker.ok("PutRecord", put);
            String bytes = "IncomingBytes/shardId-000000000000/p";
            String records = "IncomingRecords/shardId-000000000000/p";
            assertThat(broker.metrics).containsEntry(bytes, 4.0).containsEntry(records, 1.0);
            JsonNode enabled =
                    broker.ok("EnableEnhancedMonitoring", "{'StreamName':'p','ShardLevelMetrics':['IncomingBytes']}");
            assertThat(enabled.toString())
                    .isEqualTo("{\"StreamName\":\"p\",\"CurrentShardLevelMetrics\":[],"
                            + "\"DesiredShardLevelMetrics\":[\"IncomingBytes\"],\"StreamARN\":\""
                            + ManualBroker.arn("p")
                            + "\"}");
            assertThat(broker.summary("p").path("StreamStatus").asText()).isEqualTo("UPDATING");
            broker.settle();
            broker.ok("PutRecord", put);
            assertThat(broker.metrics).containsEntry(bytes, 8.0).containsEntry(records, 1.0);
            assertThat(broker.ok("EnableEnhancedMonitoring", "{'StreamName':'p','ShardLevelMetrics':['ALL']}")
                            .path("DesiredShardLevelMetrics"))
                    .hasSize(7);
            broker.settle();
            broker.ok("PutRecord", put);
            assertThat(broker.metrics).containsEntry(records, 2.0);
            broker.ok("DisableEnhancedMonitoring", "{'StreamName':'p','ShardLevelMetrics':['ALL']}");
            broker.settle();
            broker.ok("PutRecord", put);
            assertThat(broker.metrics).containsEntry(bytes, 12.0).containsEntry(records, 2.0);
        }
    }

    @Test
    void aStreamIsFoundByItsId() throws BrokerStartException {
        try (ManualBroker broker = streams()) {
            String id = broker.summary("p").path("StreamId").asText();
            assertThat(id)
                    .matches("[a-z0-9]{20}-[a-z0-9]{3}")
                    .isNotEqualTo(broker.summary("d").path("StreamId").asText());
            String byId = "{'StreamId':'" + id + "'";
            assertThat(broker.ok("DescribeStream", byId + "}")
                            .at("/StreamDescription/StreamName")
                            .asText())
                    .isEqualTo("p");
            assertThat(broker.ok("ListShards", byId + "}").path("Shards")).hasSize(4);
            broker.ok("PutRecord", byId + ",'Data':'','PartitionKey':'k'}");
            broker.ok("AddTagsToStream", byId + ",'Tags':{'a':'b'}}");
            assertThat(broker.call("DescribeStream", byId + ",'StreamName':'d'}")
                            .told())
                    .isEqualTo("InvalidArgumentException: StreamId " + id + " is not the id of stream d.");
            broker.ok("DeleteStream", byId + "}");
            broker.settle();
            broker.active("p", 1);
            assertThat(broker.call("DescribeStream", byId + "}").told()).startsWith("ResourceNotFoundException");
        }
    }

    @Test
    void aCommitmentLastsADayAtLeast() throws BrokerStartException {
        try (ManualBroker broker = streams()) {
            String enable = "{'MinimumThroughputBillingCommitment':{'Status':'ENABLED'}}";
            String disable = enable.replace("ENABLED", "DISABLED");
            assertThat(status(broker)).isEqualTo("DISABLED");
            broker.ok("UpdateAccountSettings", enable);
            assertThat(status(broker)).isEqualTo("ENABLED");
            broker.ok("UpdateAccountSettings", disable);
            assertThat(status(broker)).isEqualTo("ENABLED_UNTIL_EARLIEST_ALLOWED_END");
            broker.ok("UpdateAccountSettings", enable);
            assertThat(status(broker)).isEqualTo("ENABLED");
            broker.ok("UpdateAccountSettings", disable);
            broker.time.advance(Duration.ofDays(1));
            assertThat(status(broker)).isEqualTo("DISABLED");
            JsonNode ended = broker.ok("DescribeAccountSettings", "{}").path("MinimumThroughputBillingCommitment");
            assertThat(ended.path("EndedAt").asLong() - ended.path("StartedAt").asLong())
                    .isEqualTo(Duration.ofDays(1).toSeconds());
        }
    }

    private static String status(ManualBroker broker) {
        return broker.ok("DescribeAccountSettings", "{}")
                .at("/MinimumThroughputBillingCommitment/Status")
                .asText();
    }

    @Test
    void theGreatestRecordSizeIsEnforcedOnceItIsSet() throws BrokerStartException {
        try (ManualBroker broker = streams()) {
            String data = java.util.Base64.getEncoder().encodeToString(new byte[3 << 20]);
            String put = "{'StreamName':'p','PartitionKey':'k','Data':'" + data + "'}";
            String puts = "{'StreamName':'p','Records':[{'PartitionKey':'k','Data':'" + data + "'}]}";
            String refusal =
                    "data' failed to satisfy constraint: Member must have length less than or equal to 1048576";
            assertThat(broker.call("PutRecord", put).told()).endsWith("Value at '" + refusal);
            assertThat(broker.call("PutRecords", puts).told()).endsWith("Value at 'records.1.member." + refusal);
            broker.ok("UpdateMaxRecordSize", "{'StreamARN':'" + ManualBroker.arn("p") + "','MaxRecordSizeInKiB':4096}");
            broker.settle();
            assertThat(broker.summary("p").path("MaxRecordSizeInKiB").asInt()).isEqualTo(4096);
            broker.ok("PutRecord", put);
            assertThat(broker.ok("PutRecords", puts).path("FailedRecordCount").asInt())
                    .isZero();
        }
    }
}
