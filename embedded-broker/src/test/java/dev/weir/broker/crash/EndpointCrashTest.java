package dev.weir.broker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.broker.firehose.PlainServer;
import dev.weir.broker.firehose.PlainServer.Answer;
import dev.weir.broker.firehose.PlainServer.Asked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
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
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A broker that is killed while it delivers to an HTTP endpoint, which refuses one request in three, has in the end brought
 * every record that it acknowledged to the endpoint or into the bucket beside it.
 */
class EndpointCrashTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/deliver";
    private static final int BATCH = 100;
    private static final int LONGEST_MILLIS = 2_500;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Long> arrived = ConcurrentHashMap.newKeySet();
    private final AtomicLong next = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();

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
        try (PlainServer endpoint = new PlainServer()) {
            endpoint.behave(asked -> answer(endpoint, asked));
            for (int round = 0; round < times; round++) {
                try (ChildBroker broker = ChildBroker.start(folder.resolve("data"));
                        FirehoseClient firehose = client(FirehoseClient.builder(), broker)) {
                    if (round == 0) {
                        prepare(endpoint, broker, firehose);
                    }
                    int before = acknowledged.size();
                    CompletableFuture<?> work = CompletableFuture.runAsync(() -> putUntilItDies(firehose));
                    while (acknowledged.size() == before) {
                        Thread.onSpinWait();
                    }
                    // The kill must fall at any moment, so this waits for a time and not for a condition.
                    broker.process().waitFor(200 + random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
                    broker.kill();
                    work.join();
                }
            }
            try (ChildBroker broker = ChildBroker.start(folder.resolve("data"));
                    S3Client s3 = client(S3Client.builder().forcePathStyle(true), broker)) {
                verify(s3, times);
            }
        }
    }

    private Answer answer(PlainServer endpoint, Asked asked) {
        endpoint.asked.clear(); // what is kept would be all that was ever sent
        if (requests.incrementAndGet() % 3 == 1) {
            return Answer.of(503, "");
        }
        JsonNode body = parsed(asked.body());
        for (JsonNode record : body.path("records")) {
            arrived.add(number(record.path("data").asText()));
        }
        return Answer.of(200, "{\"requestId\":\"" + body.path("requestId").asText() + "\",\"timestamp\":1}");
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(String base64) {
        String line = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        return Long.parseLong(line.substring(0, line.indexOf(' ')));
    }

    private static void prepare(PlainServer endpoint, ChildBroker broker, FirehoseClient firehose) {
        try (S3Client s3 = client(S3Client.builder().forcePathStyle(true), broker)) {
            s3.createBucket(b -> b.bucket("spare"));
        }
        firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                .httpEndpointDestinationConfiguration(http -> http.roleARN(ROLE)
                        .endpointConfiguration(e -> e.url(endpoint.url("/")))
                        .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(1))
                        .retryOptions(retry -> retry.durationInSeconds(0))
                        .s3Configuration(s3 -> s3.roleARN(ROLE).bucketARN("arn:aws:s3:::spare"))));
        while (!firehose.describeDeliveryStream(r -> r.deliveryStreamName("d"))
                .deliveryStreamDescription()
                .deliveryStreamStatusAsString()
                .equals("ACTIVE")) {
            Thread.onSpinWait();
        }
    }

    private void putUntilItDies(FirehoseClient firehose) {
        try {
            while (true) {
                long first = next.getAndAdd(BATCH);
                var answer = firehose.putRecordBatch(r -> r.deliveryStreamName("d")
                        .records(LongStream.range(first, first + BATCH)
                                .mapToObj(n -> Record.builder()
                                        .data(SdkBytes.fromUtf8String(n + " " + "x".repeat(200)))
                                        .build())
                                .toList()));
                if (answer.failedPutCount() == 0) {
                    LongStream.range(first, first + BATCH).forEach(acknowledged::add);
                }
            }
        } catch (SdkException e) {
            // it was killed
        }
    }

    private void verify(S3Client s3, int kills) {
        Set<Long> backedUp = new HashSet<>();
        Set<String> read = new HashSet<>();
        long until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!isAllThere(backedUp) && System.nanoTime() < until) {
            for (S3Object object :
                    s3.listObjectsV2Paginator(r -> r.bucket("spare")).contents()) {
                if (read.add(object.key())) {
                    s3.getObjectAsBytes(r -> r.bucket("spare").key(object.key()))
                            .asUtf8String()
                            .lines()
                            .forEach(line -> backedUp.add(
                                    number(parsed(line).path("rawData").asText())));
                }
            }
        }
        Set<Long> missing = new HashSet<>(acknowledged);
        missing.removeAll(arrived);
        missing.removeAll(backedUp);
        System.out.printf(
                "%d kills, %d records acknowledged, %d at the endpoint, %d in the bucket, %d missing%n",
                kills, acknowledged.size(), arrived.size(), backedUp.size(), missing.size());
        assertThat(missing).isEmpty();
        assertThat(backedUp).as("what the first request had").isNotEmpty();
        assertThat(requests.get() == 1 || !arrived.isEmpty())
                .as("the others came, if there were any")
                .isTrue();
    }

    private boolean isAllThere(Set<Long> backedUp) {
        return acknowledged.stream().allMatch(number -> arrived.contains(number) || backedUp.contains(number));
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, ChildBroker broker) {
        return builder.endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }
}
