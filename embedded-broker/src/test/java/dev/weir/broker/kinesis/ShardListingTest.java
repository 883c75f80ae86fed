package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.broker.BrokerStartException;
import dev.weir.broker.ManualBroker;
import dev.weir.broker.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * ListShards, one row a rule. The stream {@code s} began with shard 0, which was split into 1 and 2 after 10 hours;
 * these were merged into 3 after 20 hours; it is 30 hours old and keeps 24. {@code c} is being created.
 */
class ShardListingTest {

    private static ManualBroker broker;

    @BeforeAll
    static void reshard() throws BrokerStartException {
        broker = ManualBroker.unlimited();
        broker.active("s", 1);
        until(10);
        broker.ok("SplitShard", "{'StreamName':'s','ShardToSplit':'0','NewStartingHashKey':'1000'}");
        broker.settle();
        until(20);
        broker.ok("MergeShards", "{'StreamName':'s','ShardToMerge':'1','AdjacentShardToMerge':'2'}");
        broker.settle();
        until(30);
        broker.ok("CreateStream", "{'StreamName':'c','ShardCount':1}");
    }

    @AfterAll
    static void close() {
        broker.close();
    }

    private static void until(int hours) {
        broker.time.advance(Duration.between(broker.time.now(), at(hours)));
    }

    private static Instant at(int hours) {
        return ManualTime.START.plus(Duration.ofHours(hours));
    }

    private static String ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("Shards")
                .forEach(shard -> ids.add(shard.path("ShardId").asText().replaceFirst("shardId-0*(?=.)", "")));
        return String.join(" ", ids);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
{'StreamName':'s'} | 0 1 2 3
{'StreamName':'s','ShardFilter':{'Type':'FROM_TRIM_HORIZON'}} | 0 1 2 3
{'StreamName':'s','ShardFilter':{'Type':'AT_TRIM_HORIZON'}} | 0
{'StreamName':'s','ShardFilter':{'Type':'AT_LATEST'}} | 3
{'StreamName':'s','ShardFilter':{'Type':'AT_TIMESTAMP','Timestamp':15h}} | 1 2
{'StreamName':'s','ShardFilter':{'Type':'AT_TIMESTAMP','Timestamp':1h}} | 0
{'StreamName':'s','ShardFilter':{'Type':'AT_TIMESTAMP','Timestamp':25h}} | 3
{'StreamName':'s','ShardFilter':{'Type':'FROM_TIMESTAMP','Timestamp':15h}} | 1 2 3
{'StreamName':'s','ShardFilter':{'Type':'FROM_TIMESTAMP','Timestamp':1h}} | 0 1 2 3
{'StreamName':'s','ShardFilter':{'Type':'FROM_TIMESTAMP','Timestamp':25h}} | 3
{'StreamName':'s','ShardFilter':{'Type':'AFTER_SHARD_ID','ShardId':'shardId-000000000001'}} | 2 3
{'StreamName':'s','ExclusiveStartShardId':'shardId-000000000002'} | 3
{'StreamName':'s','ExclusiveStartShardId':'shardId-000000000003'} | ''
{'StreamARN':'arn:aws:kinesis:us-east-1:000000000000:stream/s','MaxResults':1} | 0
{'StreamName':'s','StreamCreationTimestamp':0h} | 0 1 2 3
{'StreamName':'s','StreamCreationTimestamp':1h} | ResourceNotFoundException: Stream s under account 000000000000 not found.
{} | InvalidArgumentException: Either NextToken or StreamName should be provided.
{'StreamName':'none'} | ResourceNotFoundException: Stream none under account 000000000000 not found.
{'StreamName':'c'} | ResourceInUseException: Stream c under account 000000000000 not ACTIVE, instead in state CREATING
{'NextToken':'x','StreamName':'s'} | InvalidArgumentException: NextToken and StreamName cannot be provided together.
{'NextToken':'x','ExclusiveStartShardId':'0'} | InvalidArgumentException: NextToken and ExclusiveStartShardId cannot be provided together.
{'NextToken':'x','ShardFilter':{'Type':'AT_LATEST'}} | InvalidArgumentException: NextToken and ShardFilter cannot be provided together.
{'NextToken':'x'} | InvalidArgumentException: Invalid NextToken.
{'StreamName':'s','MaxResults':0} | ValidationException: 1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1
{'StreamName':'s','ShardFilter':{}} | ValidationException: 1 validation error detected: Value null at 'shardFilter.type' failed to satisfy constraint: Member must not be null
{'StreamName':'s','ShardFilter':{'Type':'AT_TIMESTAMP'}} | InvalidArgumentException: Timestamp must be provided with a ShardFilter of type AT_TIMESTAMP or FROM_TIMESTAMP, and with no other.
{'StreamName':'s','ShardFilter':{'Type':'AFTER_SHARD_ID'}} | InvalidArgumentException: ShardId must be provided with a ShardFilter of type AFTER_SHARD_ID, and with no other.
{'StreamName':'s','ExclusiveStartShardId':'x'} | ResourceNotFoundException: Could not find shard x in stream s under account 000000000000.
""")
    void rule(String body, String expected) {
        String sent = body;
        for (int hours : new int[] {0, 1, 15, 25}) {
            sent = sent.replace(":" + hours + "h", ":" + at(hours).getEpochSecond());
        }
        ManualBroker.Answer answer = broker.call("ListShards", sent);
        assertThat(answer.status() == 200 ? ids(answer.body()) : answer.told()).isEqualTo(expected);
    }

    @Test
    void aTokenGoesOnWithItsFilterForFiveMinutes() throws BrokerStartException {
        try (ManualBroker own = ManualBroker.unlimited()) {
            own.active("t", 3);
            own.ok("SplitShard", "{'StreamName':'t','ShardToSplit':'0','NewStartingHashKey':'1000'}");
            own.settle();
            JsonNode first =
                    own.ok("ListShards", "{'StreamName':'t','ShardFilter':{'Type':'AT_LATEST'},'MaxResults':1}");
            assertThat(ids(first)).isEqualTo("1");
            String token = first.path("NextToken").asText();
            JsonNode second = own.ok("ListShards", "{'NextToken':'" + token + "','MaxResults':2}");
            assertThat(ids(second)).isEqualTo("2 3");
            JsonNode last = own.ok(
                    "ListShards", "{'NextToken':'" + second.path("NextToken").asText() + "'}");
            assertThat(ids(last)).isEqualTo("4");
            assertThat(last.has("NextToken")).isFalse();
            own.time.advance(Duration.ofSeconds(300));
            own.ok("ListShards", "{'NextToken':'" + token + "'}");
            own.time.advance(Duration.ofMillis(1));
            assertThat(own.call("ListShards", "{'NextToken':'" + token + "'}").told())
                    .startsWith("ExpiredNextTokenException: ");
        }
    }

    @Test
    void closedShardsLeaveOnceTheirLastRecordExpiredAndRetentionDecides() throws BrokerStartException {
        try (ManualBroker own = ManualBroker.unlimited()) {
            own.active("t", 1);
            own.ok("PutRecord", "{'StreamName':'t','Data':'','PartitionKey':'k'}");
            own.ok("SplitShard", "{'StreamName':'t','ShardToSplit':'0','NewStartingHashKey':'1000'}");
            own.settle();
            own.ok("IncreaseStreamRetentionPeriod", "{'StreamName':'t','RetentionPeriodHours':8760}");
            own.settle();
            own.time.advance(Duration.ofDays(364));
            assertThat(ids(own.ok("ListShards", "{'StreamName':'t'}"))).isEqualTo("0 1 2");
            String iterator = own.ok(
                            "GetShardIterator", "{'StreamName':'t','ShardId':'0','ShardIteratorType':'TRIM_HORIZON'}")
                    .path("ShardIterator")
                    .asText();
            assertThat(own.ok("GetRecords", "{'ShardIterator':'" + iterator + "'}")
                            .path("Records"))
                    .hasSize(1);
            own.ok("DecreaseStreamRetentionPeriod", "{'StreamName':'t','RetentionPeriodHours':24}");
            own.settle();
            assertThat(ids(own.ok("ListShards", "{'StreamName':'t'}"))).isEqualTo("1 2");
            assertThat(own.call("GetRecords", "{'ShardIterator':'" + iterator + "'}")
                            .told())
                    .isEqualTo("ResourceNotFoundException: Shard shardId-000000000000 in stream t under account"
                            + " 000000000000 does not exist");
            own.ok("IncreaseStreamRetentionPeriod", "{'StreamName':'t','RetentionPeriodHours':8760}");
            own.settle();
            assertThat(ids(own.ok("ListShards", "{'StreamName':'t'}"))).isEqualTo("1 2");
        }
    }
}
