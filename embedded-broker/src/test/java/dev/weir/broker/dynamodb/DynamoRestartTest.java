package dev.weir.broker.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tables are and hold is there after a restart, and deletions that a stop interrupts come to their end. */
class DynamoRestartTest {

    private static final String SORTED = "{'TableName':'Kept','BillingMode':'PAY_PER_REQUEST','AttributeDefinitions':["
            + "{'AttributeName':'k','AttributeType':'S'},{'AttributeName':'r','AttributeType':'N'},"
            + "{'AttributeName':'g','AttributeType':'B'}],'DeletionProtectionEnabled':true,"
            + "'Tags':[{'Key':'a','Value':'b'}],"
            + "'KeySchema':[{'AttributeName':'k','KeyType':'HASH'},{'AttributeName':'r','KeyType':'RANGE'}],"
            + "'GlobalSecondaryIndexes':[{'IndexName':'byG','Projection':{'ProjectionType':'INCLUDE',"
            + "'NonKeyAttributes':['x']},'KeySchema':[{'AttributeName':'g','KeyType':'HASH'}]}]}";

    @TempDir
    Path folder;

    private RawDynamo dynamo;

    @Test
    void everythingIsKept() throws Exception {
        BrokerConfig config = BrokerConfig.in(folder).withStateDelay(Duration.ZERO);
        String described;
        try (Broker broker = Broker.start(config)) {
            dynamo = new RawDynamo(broker.endpoint());
            ok("CreateTable", SORTED);
            ok(
                    "UpdateTimeToLive",
                    "{'TableName':'Kept','TimeToLiveSpecification':{'AttributeName':'at','Enabled':true}}");
            ok(
                    "UpdateContinuousBackups",
                    "{'TableName':'Kept','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true}}");
            ok(
                    "PutItem",
                    "{'TableName':'Kept','Item':{'k':{'S':'a'},'r':{'N':'1'},'g':{'B':'AAE='},'x':{'SS':['y']}}}");
            described = ok("DescribeTable", "{'TableName':'Kept'}");
        }
        try (Broker broker = Broker.start(config)) {
            dynamo = new RawDynamo(broker.endpoint());
            assertThat(ok("DescribeTable", "{'TableName':'Kept'}"))
                    .isEqualTo(described)
                    .contains("\"ItemCount\":1");
            assertThat(ok(
                            "Query",
                            "{'TableName':'Kept','IndexName':'byG','KeyConditionExpression':'g = :g',"
                                    + "'ExpressionAttributeValues':{':g':{'B':'AAE='}}}"))
                    .contains("\"Count\":1", "[\"y\"]");
            assertThat(ok("DescribeTimeToLive", "{'TableName':'Kept'}")).contains("ENABLED", "\"at\"");
            assertThat(ok("DescribeContinuousBackups", "{'TableName':'Kept'}"))
                    .contains("\"PointInTimeRecoveryStatus\":\"ENABLED\"");
            assertThat(ok("ListTagsOfResource", "{'ResourceArn':'arn:aws:dynamodb:us-east-1:000000000000:table/Kept'}"))
                    .contains("\"a\"");
            assertThat(dynamo.call("DeleteTable", "{\"TableName\":\"Kept\"}").told())
                    .contains("protected");
            ok("UpdateTable", "{'TableName':'Kept','DeletionProtectionEnabled':false}");
        }
        try (Broker broker = Broker.start(config.withStateDelay(Duration.ofHours(1)))) {
            dynamo = new RawDynamo(broker.endpoint());
            assertThat(ok("DeleteTable", "{'TableName':'Kept'}")).contains("DELETING");
            assertThat(ok("DescribeTable", "{'TableName':'Kept'}")).contains("DELETING");
        }
    }

    private String ok(String operation, String body) {
        RawDynamo.Answer answer = dynamo.call(operation, body.replace('\'', '"'));
        assertThat(answer.told()).as(operation).isEqualTo("ok");
        return answer.body().toString();
    }
}
