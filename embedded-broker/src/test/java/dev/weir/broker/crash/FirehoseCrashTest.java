package dev.weir.broker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A broker that is killed while it delivers, again and again, has in the end delivered every record that it acknowledged,
 * of direct puts and of a stream; and what came twice are the batches that were in flight.
 */
class FirehoseCrashTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/deliver";
    private static final int BATCH = 100;
    private static final int LONGEST_MILLIS = 2_500;
    private static final int SHARDS = 2;

    /** Lanes at work at any time: one of direct puts, and one for each shard. */
    private static final int LANES = 1 + SHARDS;

    @TempDir
    Path folder;

    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicLong next = new AtomicLong();

    @Test
    void twoKillsLoseNothing() throws Exception {
        killUnderLoad(2, new Random(1));
    }

    @Test
    @Tag("crash")
    void manyKillsLoseNothing() throws Exception {
        long seed = Long.getLong("weir.test.seed", System.nanoTime());
        System.out.println("seed " + seed);
        killUnderLoad(Integer.getInteger("weir.test.kills", 20), new Random(seed));
    }

    private void killUnderLoad(int times, Random random) throws Exception {
        for (int round = 0; round < times; round++) {
            try (ChildBroker broker = ChildBroker.start(folder.resolve("data"));
                    KinesisClient kinesis = client(KinesisClient.builder(), broker.endpoint());
                    FirehoseClient firehose = client(FirehoseClient.builder(), broker.endpoint())) {
                if (round == 0) {
                    prepare(broker.endpoint(), kinesis, firehose);
                }
                int before = acknowledged.size();
                List<CompletableFuture<?>> work = List.of(
                        CompletableFuture.runAsync(() -> putUntilItDies(firehose)),
                        CompletableFuture.runAsync(() -> streamUntilItDies(kinesis)));
                while (acknowledged.size() == before) {
                    Thread.onSpinWait();
                }
                // The kill must fall at any moment, so this waits for a time and not for a condition.
                broker.process().waitFor(200 + random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
                broker.kill();
                CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)).join();
            }
        }
        try (ChildBroker broker = ChildBroker.start(folder.resolve("data"));
                S3Client s3 = client(S3Client.builder().forcePathStyle(true), broker.endpoint())) {
            verify(s3, times);
        }
    }

    private static void prepare(URI endpoint, KinesisClient kinesis, FirehoseClient firehose) {
        try (S3Client s3 = client(S3Client.builder().forcePathStyle(true), endpoint)) {
            s3.createBucket(b -> b.bucket("lake"));
        }
        kinesis.createStream(r -> r.streamName("s").shardCount(SHARDS));
        kinesis.waiter().waitUntilStreamExists(r -> r.streamName("s"));
        firehose.createDeliveryStream(
                r -> r.deliveryStreamName("direct").extendedS3DestinationConfiguration(lake("direct/")));
        firehose.createDeliveryStream(r -> r.deliveryStreamName("read")
                .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(
                        k -> k.roleARN(ROLE).kinesisStreamARN("arn:aws:kinesis:us-east-1:000000000000:stream/s"))
                .extendedS3DestinationConfiguration(lake("read/")));
        while (!firehose.describeDeliveryStream(r -> r.deliveryStreamName("direct"))
                .deliveryStreamDescription()
                .deliveryStreamStatusAsString()
                .equals("ACTIVE")) {
            Thread.onSpinWait();
        }
    }

    private static ExtendedS3DestinationConfiguration lake(String prefix) {
        return ExtendedS3DestinationConfiguration.builder()
                .roleARN(ROLE)
                .bucketARN("arn:aws:s3:::lake")
                .prefix(prefix)
                .compressionFormat(CompressionFormat.GZIP)
                .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(1))
                .build();
    }

    private void putUntilItDies(FirehoseClient firehose) {
        try {
            while (true) {
                long[] numbers = numbers();
                PutRecordBatchResponse answer = firehose.putRecordBatch(r -> r.deliveryStreamName("direct")
                        .records(LongStream.of(numbers)
                                .mapToObj(n -> Record.builder().data(line(n)).build())
                                .toList()));
                if (answer.failedPutCount() == 0) {
                    LongStream.of(numbers).forEach(acknowledged::add);
                }
            }
        } catch (SdkException e) {
            // it was killed
        }
    }

    private void streamUntilItDies(KinesisClient kinesis) {
        try {
            while (true) {
                long[] numbers = numbers();
                var answer = kinesis.putRecords(r -> r.streamName("s")
                        .records(LongStream.of(numbers)
                                .mapToObj(n -> PutRecordsRequestEntry.builder()
                                        .partitionKey("k" + n)
                                        .data(line(n))
                                        .build())
                                .toList()));
                if (answer.failedRecordCount() == 0) {
                    LongStream.of(numbers).forEach(acknowledged::add);
                }
            }
        } catch (SdkException e) {
            // it was killed
        }
    }

    private long[] numbers() {
        long first = next.getAndAdd(BATCH);
        return LongStream.range(first, first + BATCH).toArray();
    }

    private static SdkBytes line(long number) {
        return SdkBytes.fromUtf8String(number + " " + "x".repeat(200) + "\n");
    }

    private void verify(S3Client s3, int kills) throws Exception {
        Map<Long, Integer> found = new HashMap<>();
        Map<String, List<Long>> objects = new HashMap<>();
        long until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!found.keySet().containsAll(acknowledged) && System.nanoTime() < until) {
            for (S3Object object :
                    s3.listObjectsV2Paginator(r -> r.bucket("lake")).contents()) {
                if (!objects.containsKey(object.key())) {
                    List<Long> numbers = read(s3, object.key());
                    objects.put(object.key(), numbers);
                    numbers.forEach(number -> found.merge(number, 1, Integer::sum));
                }
            }
        }
        Set<Long> missing = new HashSet<>(acknowledged);
        missing.removeAll(found.keySet());
        long twice = found.values().stream().filter(times -> times > 1).count();
        int largest = objects.values().stream().mapToInt(List::size).max().orElse(0);
        System.out.printf(
                "%d kills, %d records acknowledged, %d missing, %d came more than once, in %d objects of at most %d%n",
                kills, acknowledged.size(), missing.size(), twice, objects.size(), largest);
        assertThat(missing).isEmpty();
        assertThat(twice).isLessThanOrEqualTo((long) kills * LANES * largest);
    }

    private static List<Long> read(S3Client s3, String key) throws Exception {
        byte[] bytes = s3.getObjectAsBytes(r -> r.bucket("lake").key(key)).asByteArray();
        List<Long> numbers = new ArrayList<>();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> numbers.add(Long.valueOf(line.substring(0, line.indexOf(' ')))));
        }
        return numbers;
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }
}
