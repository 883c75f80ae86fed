package dev.weir.broker.sealed;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.s3.S3Client;

/** What sealing costs: a plain and a sealed broker in turn, call by call, in one process on one disk. */
@Tag("benchmark")
class SealedCostBenchmark {

    private static final int ROUNDS = Integer.getInteger("weir.test.rounds", 120);
    private static final String NAME = "cost";

    @TempDir
    Path temporary;

    @Test
    void sealedBesidePlain() throws Exception {
        BrokerConfig plain =
                BrokerConfig.in(temporary.resolve("plain")).withLimits(false).withStateDelay(Duration.ZERO);
        BrokerConfig sealed = plain.withDataFolder(temporary.resolve("sealed")).withPassphrase("cost"::toCharArray);
        Map<String, List<List<Long>>> times = new LinkedHashMap<>();
        try (Broker one = Broker.start(plain);
                Broker other = Broker.start(sealed);
                Side first = new Side(one.endpoint());
                Side second = new Side(other.endpoint())) {
            for (int round = 0; round < ROUNDS; round++) {
                boolean plainFirst = round % 2 == 0;
                first.round(times, 0, plainFirst ? null : second);
                if (plainFirst) {
                    second.round(times, 1, null);
                }
            }
        }
        times.forEach((what, sides) -> {
            long a = median(sides.get(0));
            long b = median(sides.get(1));
            System.out.printf(
                    "%-34s plain %8.3f ms, sealed %8.3f ms, ratio %.2f%n", what, a / 1e6, b / 1e6, (double) b / a);
        });
        for (String each : List.of("plain", "sealed")) {
            long before = System.nanoTime();
            Broker.start(each.equals("plain") ? plain : sealed).close();
            System.out.printf("start and end, %s: %d ms%n", each, (System.nanoTime() - before) / 1_000_000);
            try (var files = Files.walk(temporary.resolve(each))) {
                System.out.printf(
                        "  bytes on the disk: %d%n",
                        files.filter(Files::isRegularFile)
                                .mapToLong(file -> file.toFile().length())
                                .sum());
            }
        }
        PassphraseKey key = PassphraseKey.recommended();
        for (int i = 0; i < 3; i++) {
            long before = System.nanoTime();
            key.of("cost".toCharArray());
            System.out.printf("key of a passphrase: %d ms%n", (System.nanoTime() - before) / 1_000_000);
        }
    }

    private static long median(List<Long> of) {
        long[] sorted = of.stream()
                .skip(of.size() / 4)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    /** One of the two brokers. */
    private static final class Side implements AutoCloseable {

        private final KinesisClient kinesis;
        private final S3Client s3;
        private final List<PutRecordsRequestEntry> many = new ArrayList<>();
        private final byte[] object = new byte[8 << 20];
        private String iterator;

        Side(URI endpoint) {
            var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("cost", "cost"));
            kinesis = KinesisClient.builder()
                    .endpointOverride(endpoint)
                    .region(Region.US_EAST_1)
                    .credentialsProvider(credentials)
                    .httpClientBuilder(ApacheHttpClient.builder())
                    .build();
            s3 = S3Client.builder()
                    .endpointOverride(endpoint)
                    .region(Region.US_EAST_1)
                    .credentialsProvider(credentials)
                    .forcePathStyle(true)
                    .httpClientBuilder(ApacheHttpClient.builder())
                    .build();
            kinesis.createStream(r -> r.streamName(NAME).shardCount(1));
            kinesis.waiter().waitUntilStreamExists(r -> r.streamName(NAME));
            s3.createBucket(r -> r.bucket(NAME));
            Random random = new Random(1);
            random.nextBytes(object);
            for (int i = 0; i < 500; i++) {
                byte[] data = new byte[1024];
                random.nextBytes(data);
                many.add(PutRecordsRequestEntry.builder()
                        .partitionKey("key " + i)
                        .data(SdkBytes.fromByteArray(data))
                        .build());
            }
            iterator = kinesis.getShardIterator(r -> r.streamName(NAME)
                            .shardId("shardId-000000000000")
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
        }

        void round(Map<String, List<List<Long>>> times, int side, Side before) {
            if (before != null) {
                before.round(times, 1, null);
            }
            time(
                    times,
                    "PutRecords, 500 of 1 KiB",
                    side,
                    () -> kinesis.putRecords(r -> r.streamName(NAME).records(many)));
            time(
                    times,
                    "PutRecord, 100 bytes",
                    side,
                    () -> kinesis.putRecord(
                            r -> r.streamName(NAME).partitionKey("k").data(SdkBytes.fromByteArray(new byte[100]))));
            time(times, "GetRecords, what was put", side, () -> {
                var page = kinesis.getRecords(r -> r.shardIterator(iterator));
                iterator = page.nextShardIterator();
            });
            time(
                    times,
                    "PutObject, 8 MiB",
                    side,
                    () -> s3.putObject(r -> r.bucket(NAME).key("object"), RequestBody.fromBytes(object)));
            time(times, "GetObject, 8 MiB", side, () -> {
                if (!Arrays.equals(
                        s3.getObjectAsBytes(r -> r.bucket(NAME).key("object")).asByteArrayUnsafe(), object)) {
                    throw new AssertionError("Another object");
                }
            });
            time(
                    times,
                    "PutObject, 1 KiB",
                    side,
                    () -> s3.putObject(r -> r.bucket(NAME).key("small"), RequestBody.fromBytes(new byte[1024])));
            time(
                    times,
                    "GetObject, 1 KiB",
                    side,
                    () -> s3.getObjectAsBytes(r -> r.bucket(NAME).key("small")));
        }

        private static void time(Map<String, List<List<Long>>> times, String what, int side, Runnable work) {
            long before = System.nanoTime();
            work.run();
            times.computeIfAbsent(what, key -> List.of(new ArrayList<>(), new ArrayList<>()))
                    .get(side)
                    .add(System.nanoTime() - before);
        }

        @Override
        public void close() {
            kinesis.close();
            s3.close();
        }
    }
}
