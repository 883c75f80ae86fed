package dev.weir.app.streams.consumers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** The tables of a KCL 3 application, made and written as it does, in a real DynamoDB or the broker's. */
public final class LeasesInDynamoDb {

    private LeasesInDynamoDb() {}

    /** Makes the three tables. */
    public static void create(DynamoDbClient dynamoDb, String application) {
        table(dynamoDb, application, "leaseKey");
        table(dynamoDb, application + "-WorkerMetricStats", "wid");
        table(dynamoDb, application + "-CoordinatorState", "key");
    }

    private static void table(DynamoDbClient dynamoDb, String name, String key) {
        dynamoDb.createTable(request -> request.tableName(name)
                .attributeDefinitions(attribute -> attribute.attributeName(key).attributeType(ScalarAttributeType.S))
                .keySchema(schema -> schema.attributeName(key).keyType(KeyType.HASH))
                .billingMode(BillingMode.PAY_PER_REQUEST));
        dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(name));
    }

    /**
     * Leases of eight shards, one for each thing that a checkpoint can be: the oldest record and the newest of its shard, an inner
     * record, TRIM_HORIZON, LATEST, AT_TIMESTAMP, SHARD_END, and none. The one of shard 1 has no owner, that of shard 2 is handed over.
     */
    public static void fill(DynamoDbClient dynamoDb, String application, List<PutRecordsResultEntry> written) {
        Map<String, String> first = new HashMap<>();
        Map<String, String> last = new HashMap<>();
        written.forEach(entry -> {
            first.putIfAbsent(entry.shardId(), entry.sequenceNumber());
            last.put(entry.shardId(), entry.sequenceNumber());
        });
        put(dynamoDb, application, lease(0, owner(0), first.getOrDefault(shard(0), "TRIM_HORIZON")));
        put(dynamoDb, application, lease(1, null, last.getOrDefault(shard(1), "TRIM_HORIZON")));
        Map<String, AttributeValue> inner = lease(2, owner(1), first.getOrDefault(shard(2), "TRIM_HORIZON"));
        inner.put("checkpointSubSequenceNumber", AttributeValue.fromN("7"));
        inner.put("checkpointOwner", AttributeValue.fromS(owner(0)));
        put(dynamoDb, application, inner);
        put(dynamoDb, application, lease(3, owner(0), "TRIM_HORIZON"));
        put(dynamoDb, application, lease(4, owner(1), "LATEST"));
        put(dynamoDb, application, lease(5, owner(2), "AT_TIMESTAMP"));
        put(dynamoDb, application, lease(6, owner(2), "SHARD_END"));
        Map<String, AttributeValue> none = lease(7, owner(0), "");
        none.remove("checkpoint");
        put(dynamoDb, application, none);
        for (int i = 0; i < 3; i++) {
            put(
                    dynamoDb,
                    application + "-WorkerMetricStats",
                    LeaseItems.worker("wid", owner(i), System.currentTimeMillis() / 1000, 20 + 25 * i));
        }
        put(dynamoDb, application + "-CoordinatorState", LeaseItems.leader("key", owner(1)));
        put(dynamoDb, application + "-CoordinatorState", LeaseItems.migration("key", "CLIENT_VERSION_3X"));
    }

    /** One worker renews its leases, as the KCL does: by a counter. */
    static void renew(DynamoDbClient dynamoDb, String application, int shard) {
        dynamoDb.updateItem(request -> request.tableName(application)
                .key(Map.of("leaseKey", AttributeValue.fromS(shard(shard))))
                .updateExpression("ADD leaseCounter :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
    }

    static String shard(int number) {
        return "shardId-%012d".formatted(number);
    }

    static String owner(int number) {
        return "ip-10-0-%d-17.ec2.internal:worker-%d".formatted(number, number);
    }

    private static Map<String, AttributeValue> lease(int shard, String owner, String checkpoint) {
        return LeaseItems.lease3(shard(shard), owner, 100 + shard, checkpoint, shard * 12.5);
    }

    private static void put(DynamoDbClient dynamoDb, String table, Map<String, AttributeValue> item) {
        dynamoDb.putItem(request -> request.tableName(table).item(item));
    }
}
