package dev.weir.broker.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.kms.RunningBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** DynamoDB as its real clients meet it. */
class DynamoClientsTest {

    private static RunningBroker running;
    private static DynamoDbClient dynamo;
    private static DynamoDbAsyncClient async;

    @BeforeAll
    static void start() throws Exception {
        running = new RunningBroker(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        dynamo = running.client(DynamoDbClient.builder());
        async = running.client(DynamoDbAsyncClient.builder());
    }

    @AfterAll
    static void stop() {
        dynamo.close();
        async.close();
        running.close();
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue n(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    private static void create(String name) {
        dynamo.createTable(r -> r.tableName(name)
                .attributeDefinitions(a -> a.attributeName("leaseKey").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("leaseKey").keyType(KeyType.HASH))
                .billingMode(BillingMode.PAY_PER_REQUEST));
        dynamo.waiter().waitUntilTableExists(r -> r.tableName(name));
    }

    @Test
    void aTableComesIntoBeingAndGoes() {
        create("life");
        TableDescription table = dynamo.describeTable(r -> r.tableName("life")).table();
        assertThat(table.tableArn()).isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/life");
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        dynamo.deleteTable(r -> r.tableName("life"));
        dynamo.waiter().waitUntilTableNotExists(r -> r.tableName("life"));
        create("life");
        assertThat(dynamo.scan(r -> r.tableName("life")).items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofManyThatTakeALeaseExactlyOneGetsIt(boolean byAsyncClient) {
        String table = "steal-" + byAsyncClient;
        create(table);
        dynamo.putItem(
                r -> r.tableName(table).item(Map.of("leaseKey", s("shard"), "counter", n(0), "owner", s("none"))));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                long counter = round;
                List<CompletableFuture<Boolean>> thieves = IntStream.range(0, 24)
                        .mapToObj(thief -> byAsyncClient
                                ? stealAsync(table, counter, "w" + thief)
                                : CompletableFuture.supplyAsync(() -> steal(table, counter, "w" + thief), threads))
                        .toList();
                assertThat(thieves.stream().filter(CompletableFuture::join).count())
                        .isEqualTo(1);
                assertThat(dynamo.getItem(r -> r.tableName(table)
                                        .key(Map.of("leaseKey", s("shard")))
                                        .consistentRead(true))
                                .item()
                                .get("counter"))
                        .isEqualTo(n(counter + 1));
            }
        }
    }

    /** As KCL 2 and 3 do it: by the older parameters. */
    private static boolean steal(String table, long counter, String owner) {
        try {
            dynamo.updateItem(r -> r.tableName(table)
                    .key(Map.of("leaseKey", s("shard")))
                    .expected(Map.of("counter", e(counter)))
                    .attributeUpdates(Map.of(
                            "counter", u(n(counter + 1)),
                            "owner", u(s(owner)))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private static ExpectedAttributeValue e(long number) {
        return ExpectedAttributeValue.builder().value(n(number)).build();
    }

    private static AttributeValueUpdate u(AttributeValue value) {
        return AttributeValueUpdate.builder().value(value).action("PUT").build();
    }

    private static CompletableFuture<Boolean> stealAsync(String table, long counter, String owner) {
        return async.updateItem(r -> r.tableName(table)
                        .key(Map.of("leaseKey", s("shard")))
                        .conditionExpression("#c = :old")
                        .updateExpression("SET #c = #c + :one, #o = :o")
                        .expressionAttributeNames(Map.of("#c", "counter", "#o", "owner"))
                        .expressionAttributeValues(Map.of(":old", n(counter), ":one", n(1), ":o", s(owner))))
                .thenApply(_ -> true)
                .exceptionally(failure -> {
                    assertThat(failure).hasRootCauseInstanceOf(ConditionalCheckFailedException.class);
                    return false;
                });
    }

    @Test
    void parallelSumsLoseNothing() {
        create("sums");
        CompletableFuture<?>[] adds = IntStream.range(0, 200)
                .mapToObj(_ -> async.updateItem(r -> r.tableName("sums")
                        .key(Map.of("leaseKey", s("sum")))
                        .updateExpression("ADD n :one")
                        .expressionAttributeValues(Map.of(":one", n(1)))))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(adds).join();
        assertThat(dynamo.getItem(r -> r.tableName("sums").key(Map.of("leaseKey", s("sum"))))
                        .item()
                        .get("n"))
                .isEqualTo(n(200));
    }

    @Test
    void scansSeeEachItemOnceWhicheverWayTheyAreCut() {
        create("scans");
        Set<String> keys = new HashSet<>();
        for (int batch = 0; batch < 12; batch++) {
            List<WriteRequest> writes = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                String key = "key-" + batch + "-" + i;
                keys.add(key);
                writes.add(WriteRequest.builder()
                        .putRequest(PutRequest.builder()
                                .item(Map.of("leaseKey", s(key), "v", n(i)))
                                .build())
                        .build());
            }
            dynamo.batchWriteItem(r -> r.requestItems(Map.of("scans", writes)));
        }
        for (int segments : new int[] {1, 3, 7}) {
            List<String> seen = new ArrayList<>();
            for (int segment = 0; segment < segments; segment++) {
                int part = segment;
                dynamo.scanPaginator(r -> r.tableName("scans")
                                .segment(part)
                                .totalSegments(segments)
                                .limit(17))
                        .items()
                        .forEach(item -> seen.add(item.get("leaseKey").s()));
            }
            assertThat(seen).containsExactlyInAnyOrderElementsOf(keys);
        }
    }

    @Test
    void aPageEndsAtAMebibyte() {
        create("pages");
        SdkBytes large = SdkBytes.fromByteArray(new byte[300 * 1024]);
        for (int i = 0; i < 7; i++) {
            int number = i;
            dynamo.putItem(r -> r.tableName("pages")
                    .item(Map.of("leaseKey", s("large" + number), "b", AttributeValue.fromB(large))));
        }
        List<Integer> pages = new ArrayList<>();
        dynamo.scanPaginator(r -> r.tableName("pages")).forEach(page -> pages.add(page.count()));
        assertThat(pages).containsExactly(3, 3, 1);
    }

    @Test
    void anItemHasAtMost400Kilobytes() {
        create("large");
        int room = 400 * 1024 - "leaseKey".length() - "x".length() - "b".length();
        dynamo.putItem(r -> r.tableName("large")
                .item(Map.of("leaseKey", s("x"), "b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[room])))));
        assertThatThrownBy(() -> dynamo.putItem(r -> r.tableName("large")
                        .item(Map.of(
                                "leaseKey",
                                s("x"),
                                "b",
                                AttributeValue.fromB(SdkBytes.fromByteArray(new byte[room + 1]))))))
                .hasMessageContaining("Item size has exceeded the maximum allowed size");
        assertThatThrownBy(() -> dynamo.updateItem(r -> r.tableName("large")
                        .key(Map.of("leaseKey", s("x")))
                        .updateExpression("SET c = :c")
                        .expressionAttributeValues(Map.of(":c", s("d")))))
                .hasMessageContaining("Item size to update has exceeded the maximum allowed size");
    }

    @Test
    void anIndexIsFilledFromWhatIsThere() {
        create("filled");
        for (int i = 0; i < 450; i++) {
            int number = i;
            dynamo.putItem(r ->
                    r.tableName("filled").item(Map.of("leaseKey", s("k" + number), "leaseOwner", s("w" + number % 3))));
        }
        dynamo.updateTable(r -> r.tableName("filled")
                .attributeDefinitions(a -> a.attributeName("leaseOwner").attributeType(ScalarAttributeType.S))
                .globalSecondaryIndexUpdates(g -> g.create(c -> c.indexName("byOwner")
                        .keySchema(k -> k.attributeName("leaseOwner").keyType(KeyType.HASH))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY)))));
        dynamo.putItem(r -> r.tableName("filled").item(Map.of("leaseKey", s("meanwhile"), "leaseOwner", s("w0"))));
        RunningBroker.await(() -> dynamo.describeTable(r -> r.tableName("filled"))
                        .table()
                        .globalSecondaryIndexes()
                        .getFirst()
                        .indexStatus()
                == IndexStatus.ACTIVE);
        List<String> owned = new ArrayList<>();
        dynamo.queryPaginator(r -> r.tableName("filled")
                        .indexName("byOwner")
                        .limit(40)
                        .keyConditionExpression("leaseOwner = :o")
                        .expressionAttributeValues(Map.of(":o", s("w0"))))
                .items()
                .forEach(item -> owned.add(item.get("leaseKey").s()));
        assertThat(owned).hasSize(151).contains("meanwhile").doesNotHaveDuplicates();
        dynamo.updateTable(
                r -> r.tableName("filled").globalSecondaryIndexUpdates(g -> g.delete(d -> d.indexName("byOwner"))));
        RunningBroker.await(() -> dynamo.describeTable(r -> r.tableName("filled"))
                .table()
                .globalSecondaryIndexes()
                .isEmpty());
        assertThat(dynamo.scan(r -> r.tableName("filled").select("COUNT")).count())
                .isEqualTo(451);
    }

    @Test
    void aCancelledTransactionTellsWhy() {
        create("transactions");
        dynamo.putItem(r -> r.tableName("transactions").item(Map.of("leaseKey", s("a"), "v", n(1))));
        assertThatThrownBy(() -> dynamo.transactWriteItems(r -> r.transactItems(
                        t -> t.put(p -> p.tableName("transactions").item(Map.of("leaseKey", s("b")))),
                        t -> t.update(u -> u.tableName("transactions")
                                .key(Map.of("leaseKey", s("a")))
                                .updateExpression("SET v = :v")
                                .conditionExpression("v = :v")
                                .expressionAttributeValues(Map.of(":v", n(2)))
                                .returnValuesOnConditionCheckFailure("ALL_OLD")))))
                .isInstanceOfSatisfying(TransactionCanceledException.class, failure -> {
                    assertThat(failure.cancellationReasons().getFirst().code()).isEqualTo("None");
                    assertThat(failure.cancellationReasons().getLast().item()).containsEntry("v", n(1));
                });
        assertThat(dynamo.scan(r -> r.tableName("transactions")).count()).isEqualTo(1);
    }

    @Test
    void aFailedConditionTellsTheItem() {
        create("told");
        dynamo.putItem(r -> r.tableName("told").item(Map.of("leaseKey", s("a"), "v", n(1))));
        assertThatThrownBy(() -> dynamo.putItem(r -> r.tableName("told")
                        .item(Map.of("leaseKey", s("a")))
                        .conditionExpression("attribute_not_exists(leaseKey)")
                        .returnValuesOnConditionCheckFailure("ALL_OLD")))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        failure -> assertThat(failure.item()).containsEntry("v", n(1)));
    }

    @Test
    void calledByOneRegionATableIsNotSeenInAnother() {
        create("here");
        try (DynamoDbClient elsewhere = DynamoDbClient.builder()
                .endpointOverride(running.broker().endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .build()) {
            assertThatThrownBy(() -> elsewhere.scan(r -> r.tableName("here")))
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining("Requested resource not found");
        }
    }

    @Test
    void theEventHistoryTellsOfTablesAndNotOfItems() {
        create("audited");
        dynamo.updateItem(r -> r.tableName("audited")
                .key(Map.of("leaseKey", s("secret-key")))
                .updateExpression("SET secretname = :v")
                .expressionAttributeValues(Map.of(":v", s("secret-value")))
                .returnValues(ReturnValue.ALL_NEW));
        try (CloudTrailClient trail = running.client(CloudTrailClient.builder())) {
            var events = trail.lookupEvents(r -> r.lookupAttributes(a ->
                            a.attributeKey(LookupAttributeKey.RESOURCE_NAME).attributeValue("audited")))
                    .events();
            assertThat(events)
                    .extracting(event -> event.eventName())
                    .contains("CreateTable", "DescribeTable")
                    .doesNotContain("UpdateItem");
        }
    }
}
