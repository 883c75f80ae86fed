package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.broker.ManualBroker;
import org.junit.jupiter.api.Test;

/** A reader of a closed shard comes to its end, whatever was put into it. */
class ClosedShardTest {

    @Test
    void aShardThatNeverHeldARecordEndsForAReaderFromItsBeginning() throws Exception {
        try (ManualBroker broker = ManualBroker.unlimited()) {
            broker.active("empty", 1);
            broker.ok(
                    "SplitShard",
                    "{'StreamName':'empty','ShardToSplit':'shardId-000000000000',"
                            + "'NewStartingHashKey':'170141183460469231731687303715884105728'}");
            broker.settle();
            for (String type : new String[] {"TRIM_HORIZON", "LATEST"}) {
                String iterator = broker.ok(
                                "GetShardIterator",
                                "{'StreamName':'empty','ShardId':'shardId-000000000000','ShardIteratorType':'" + type
                                        + "'}")
                        .path("ShardIterator")
                        .asText();
                JsonNode page = broker.ok("GetRecords", "{'ShardIterator':'" + iterator + "'}");
                assertThat(page.path("Records")).isEmpty();
                assertThat(page.hasNonNull("NextShardIterator")).as(type).isFalse();
                assertThat(page.path("ChildShards")).hasSize(2);
                assertThat(page.path("MillisBehindLatest").asLong()).isZero();
            }
        }
    }
}
