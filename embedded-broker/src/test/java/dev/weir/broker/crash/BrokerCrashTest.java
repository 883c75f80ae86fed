package dev.weir.broker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * A broker that is killed under load, while shards are split and merged, reopens with every record that it acknowledged
 * and with shards that cover the key space. {@code -Dweir.test.kills=100} says how often it is killed in the long run.
 */
class BrokerCrashTest {

    private static final String STREAM = "crash";
    private static final int WRITERS = 4;
    private static final int LONGEST_MILLIS = 900;

    @TempDir
    Path folder;

    @Test
    void twoKillsLoseNothing() throws Exception {
        killUnderLoad(ChildBroker::start, 2, new Random(1));
    }

    @Test
    void twoKillsOfASealedOneLoseNothing() throws Exception {
        killUnderLoad(ChildBroker::startSealed, 2, new Random(2));
    }

    @Test
    @Tag("crash")
    void manyKillsOfASealedOneLoseNothing() throws Exception {
        long seed = Long.getLong("weir.test.seed", System.nanoTime());
        System.out.println("seed " + seed);
        killUnderLoad(ChildBroker::startSealed, Integer.getInteger("weir.test.kills", 20), new Random(seed));
    }

    @Test
    @Tag("crash")
    void manyKillsLoseNothing() throws Exception {
        long seed = Long.getLong("weir.test.seed", System.nanoTime());
        System.out.println("seed " + seed);
        killUnderLoad(ChildBroker::start, Integer.getInteger("weir.test.kills", 20), new Random(seed));
    }

    private void killUnderLoad(ChildBroker.Starting starting, int times, Random random) throws Exception {
        Acknowledged acknowledged = new Acknowledged();
        for (int round = 0; round < times; round++) {
            try (ChildBroker broker = starting.on(folder.resolve("data"));
                    KinesisClient kinesis = client(broker);
                    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
                if (round == 0) {
                    kinesis.createStream(request -> request.streamName(STREAM).shardCount(3));
                }
                OpenShards open = verify(kinesis, acknowledged);
                int before = acknowledged.count();
                List<CompletableFuture<?>> work = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    work.add(CompletableFuture.runAsync(() -> acknowledged.writeUntilItDies(kinesis, STREAM), threads));
                }
                while (acknowledged.count() == before) {
                    Thread.onSpinWait();
                }
                // Kill and reshard must fall at any moment, so this waits for a time and not for a condition.
                int life = random.nextInt(LONGEST_MILLIS);
                int reshardAt = random.nextInt(LONGEST_MILLIS);
                if (reshardAt < life) {
                    broker.process().waitFor(reshardAt, TimeUnit.MILLISECONDS);
                    Random ofReshard = new Random(random.nextLong());
                    work.add(CompletableFuture.runAsync(() -> open.reshard(kinesis, ofReshard), threads));
                    life -= reshardAt;
                }
                broker.process().waitFor(life, TimeUnit.MILLISECONDS);
                broker.kill();
                CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)).join();
            }
        }
        try (ChildBroker broker = starting.on(folder.resolve("data"));
                KinesisClient kinesis = client(broker)) {
            OpenShards open = verify(kinesis, acknowledged);
            System.out.printf(
                    "%d kills, %d records acknowledged and found, %d open shards cover all hash keys%n",
                    times, acknowledged.count(), open.byHashKey().size());
        }
    }

    /**
     * Reads every shard from its beginning: all that was acknowledged is there as it was sent, in order, each sequence
     * number once; and the open shards cover the key space.
     */
    private static OpenShards verify(KinesisClient kinesis, Acknowledged acknowledged) {
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName(STREAM));
        Map<String, Long> missing = new HashMap<>(acknowledged.numbers());
        List<Shard> shards = shards(kinesis);
        for (Shard shard : shards) {
            BigInteger previous = BigInteger.ZERO;
            @Nullable String iterator = kinesis.getShardIterator(request -> request.streamName(STREAM)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            GetRecordsResponse page;
            do {
                String from = iterator;
                page = kinesis.getRecords(request -> request.shardIterator(from));
                for (Record record : page.records()) {
                    BigInteger number = new BigInteger(record.sequenceNumber());
                    assertThat(number).isGreaterThan(previous);
                    previous = number;
                    Long sent = missing.remove(Acknowledged.key(shard.shardId(), record.sequenceNumber()));
                    if (sent != null) {
                        assertThat(record.data().asUtf8String()).isEqualTo(Acknowledged.text(sent));
                    }
                }
                iterator = page.nextShardIterator();
            } while (iterator != null && page.millisBehindLatest() > 0);
        }
        assertThat(missing).isEmpty();
        OpenShards open = OpenShards.of(STREAM, shards);
        open.verify();
        return open;
    }

    private static List<Shard> shards(KinesisClient kinesis) {
        List<Shard> shards = new ArrayList<>();
        ListShardsResponse page = kinesis.listShards(request -> request.streamName(STREAM));
        shards.addAll(page.shards());
        while (page.nextToken() != null) {
            String token = page.nextToken();
            page = kinesis.listShards(request -> request.nextToken(token));
            shards.addAll(page.shards());
        }
        return shards;
    }

    private static KinesisClient client(ChildBroker broker) {
        return KinesisClient.builder()
                .endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("crash", "test")))
                .httpClient(
                        ApacheHttpClient.builder().maxConnections(WRITERS + 1).build())
                .overrideConfiguration(config ->
                        config.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(Duration.ofSeconds(20)))
                .build();
    }
}
