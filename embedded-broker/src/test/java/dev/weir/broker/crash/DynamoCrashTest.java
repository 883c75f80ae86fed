package dev.weir.broker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * A broker that is killed while leases are renewed reopens with every renewal that it acknowledged, and with indexes that
 * say the same as their tables.
 */
class DynamoCrashTest {

    private static final String TABLE = "leases";
    private static final int WRITERS = 6;

    private final AtomicLongArray acknowledged = new AtomicLongArray(WRITERS);

    @TempDir
    Path folder;

    @Test
    void threeKillsLoseNothing() throws Exception {
        killUnderLoad(ChildBroker::start, 3, new Random(1));
    }

    @Test
    @Tag("crash")
    void twentyKillsOfASealedOneLoseNothing() throws Exception {
        killUnderLoad(ChildBroker::startSealed, 20, new Random(System.nanoTime()));
    }

    @Test
    @Tag("crash")
    void twentyKillsLoseNothing() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        killUnderLoad(ChildBroker::start, 20, new Random(seed));
    }

    private void killUnderLoad(ChildBroker.Starting starting, int times, Random random) throws Exception {
        for (int round = 0; round < times; round++) {
            try (ChildBroker broker = starting.on(folder.resolve("data"));
                    DynamoDbClient dynamo = client(broker);
                    ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
                if (round == 0) {
                    create(dynamo);
                }
                verify(dynamo);
                long before = sum();
                CompletableFuture<?>[] work = IntStream.range(0, WRITERS)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> renewUntilItDies(dynamo, i), writers))
                        .toArray(CompletableFuture[]::new);
                while (sum() < before + WRITERS) {
                    Thread.onSpinWait();
                }
                // The kill itself must fall at any moment, so this waits for a time and not for a condition.
                broker.process().waitFor(random.nextInt(700), TimeUnit.MILLISECONDS);
                broker.kill();
                CompletableFuture.allOf(work).join();
            }
        }
        try (ChildBroker broker = starting.on(folder.resolve("data"));
                DynamoDbClient dynamo = client(broker)) {
            verify(dynamo);
        }
    }

    private long sum() {
        return IntStream.range(0, WRITERS).mapToLong(acknowledged::get).sum();
    }

    private static void create(DynamoDbClient dynamo) {
        dynamo.createTable(r -> r.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("k").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("owner").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("k").keyType(KeyType.HASH))
                .globalSecondaryIndexes(g -> g.indexName("byOwner")
                        .projection(p -> p.projectionType(ProjectionType.ALL))
                        .keySchema(k -> k.attributeName("owner").keyType(KeyType.HASH))));
        // The SDK's own waiter looks every twenty seconds.
        while (dynamo.describeTable(r -> r.tableName(TABLE)).table().tableStatus() != TableStatus.ACTIVE) {
            Thread.onSpinWait();
        }
    }

    /** Renews one lease; every renewal moves it to another owner, so its entry in the index moves too. */
    private void renewUntilItDies(DynamoDbClient dynamo, int writer) {
        try {
            while (true) {
                String counter = dynamo.updateItem(r -> r.tableName(TABLE)
                                .key(key(writer))
                                .updateExpression("ADD n :one SET #o = :o")
                                .expressionAttributeNames(Map.of("#o", "owner"))
                                .expressionAttributeValues(Map.of(
                                        ":one", AttributeValue.fromN("1"),
                                        ":o", AttributeValue.fromS("w" + acknowledged.get(writer) % 5)))
                                .returnValues("UPDATED_NEW"))
                        .attributes()
                        .get("n")
                        .n();
                acknowledged.set(writer, Long.parseLong(counter));
            }
        } catch (SdkException e) {
            // That is the kill.
        }
    }

    private static Map<String, AttributeValue> key(int writer) {
        return Map.of("k", AttributeValue.fromS("lease-" + writer));
    }

    private void verify(DynamoDbClient dynamo) {
        Map<String, String> owners = new HashMap<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            Map<String, AttributeValue> item =
                    dynamo.getItem(r -> r.tableName(TABLE).key(key(number))).item();
            long kept = item.isEmpty() ? 0 : Long.parseLong(item.get("n").n());
            // One more may have been on its way.
            assertThat(kept).isBetween(acknowledged.get(writer), acknowledged.get(writer) + 1);
            acknowledged.set(writer, kept);
            if (!item.isEmpty()) {
                owners.put("lease-" + writer, item.get("owner").s());
            }
        }
        Map<String, String> indexed = new HashMap<>();
        List<String> keys = new ArrayList<>();
        dynamo.scanPaginator(r -> r.tableName(TABLE).indexName("byOwner"))
                .items()
                .forEach(item -> {
                    keys.add(item.get("k").s());
                    indexed.put(item.get("k").s(), item.get("owner").s());
                });
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(indexed).isEqualTo(owners);
    }

    private static DynamoDbClient client(ChildBroker broker) {
        return DynamoDbClient.builder()
                .endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}
