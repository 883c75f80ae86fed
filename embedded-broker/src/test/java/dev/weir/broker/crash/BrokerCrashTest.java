package dev.weir.broker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** A broker that is killed under load reopens with every record that it acknowledged. */
class BrokerCrashTest {

    private static final String STREAM = "crash";
    private static final int WRITERS = 4;

    @TempDir
    Path folder;

    @Test
    void twoKillsLoseNothing() throws Exception {
        killUnderLoad(2, new Random(1));
    }

    @Test
    @Tag("crash")
    void twentyKillsLoseNothing() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        killUnderLoad(20, new Random(seed));
    }

    private void killUnderLoad(int times, Random random) throws Exception {
        Acknowledged acknowledged = new Acknowledged();
        for (int round = 0; round < times; round++) {
            try (ChildBroker broker = ChildBroker.start(folder.resolve("data"));
                    KinesisClient kinesis = client(broker);
                    ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
                if (round == 0) {
                    kinesis.createStream(request -> request.streamName(STREAM).shardCount(3));
                    kinesis.waiter().waitUntilStreamExists(request -> request.streamName(STREAM));
                }
                verify(kinesis, acknowledged.texts());
                int before = acknowledged.texts().size();
                CompletableFuture<?>[] work = IntStream.range(0, WRITERS)
                        .mapToObj(i -> CompletableFuture.runAsync(
                                () -> acknowledged.writeUntilItDies(kinesis, STREAM), writers))
                        .toArray(CompletableFuture[]::new);
                while (acknowledged.texts().size() == before) {
                    Thread.onSpinWait();
                }
                // The kill itself must fall at any moment, so this waits for a time and not for a condition.
                broker.process().waitFor(random.nextInt(900), java.util.concurrent.TimeUnit.MILLISECONDS);
                broker.kill();
                CompletableFuture.allOf(work).join();
            }
        }
        try (ChildBroker broker = ChildBroker.start(folder.resolve("data"));
                KinesisClient kinesis = client(broker)) {
            int records = verify(kinesis, acknowledged.texts());
            System.out.printf(
                    "%d kills, %d records acknowledged, %d found%n",
                    times, acknowledged.texts().size(), records);
        }
    }

    /** Reads every shard from its beginning: all that was acknowledged is there as it was sent, in order, once. */
    private static int verify(KinesisClient kinesis, Map<String, String> acknowledged) {
        Map<String, String> found = new HashMap<>();
        for (Shard shard :
                kinesis.listShards(request -> request.streamName(STREAM)).shards()) {
            BigInteger previous = BigInteger.ZERO;
            String iterator = kinesis.getShardIterator(request -> request.streamName(STREAM)
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
                    found.put(
                            shard.shardId() + ' ' + record.sequenceNumber(),
                            record.data().asUtf8String());
                }
                iterator = page.nextShardIterator();
            } while (page.millisBehindLatest() > 0);
        }
        assertThat(found).containsAllEntriesOf(acknowledged);
        return found.size();
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
