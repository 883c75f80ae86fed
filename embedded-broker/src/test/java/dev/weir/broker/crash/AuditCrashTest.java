package dev.weir.broker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.broker.HurriedBroker;
import dev.weir.broker.lambda.Eventually;
import dev.weir.broker.lambda.LambdaFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A broker that is killed while it records and delivers events: every management event that was acknowledged is in the history
 * and in the trail's files, the journal's chain holds, and so does that of the digests.
 */
class AuditCrashTest {

    private static final int WRITERS = 2;
    private static final int LONGEST_MILLIS = 2_500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Instant since = Instant.now();
    private final AtomicLong numbers = new AtomicLong();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    @Test
    void twoKillsLeaveEveryEvent() throws Exception {
        killUnderLoad(2, new Random(1));
    }

    @Test
    @Tag("crash")
    void twentyKillsLeaveEveryEvent() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        killUnderLoad(20, new Random(seed));
    }

    private ChildBroker broker() throws IOException {
        return ChildBroker.startBy(HurriedBroker.class, folder.resolve("data").toString(), since.toString());
    }

    private void killUnderLoad(int times, Random random) throws Exception {
        for (int round = 0; round < times; round++) {
            try (ChildBroker broker = broker();
                    GlueClient glue = LambdaFixture.builder(broker.endpoint(), GlueClient.builder())
                            .build()) {
                if (round == 0) {
                    makeTrail(broker.endpoint());
                }
                int before = acknowledged.size();
                List<CompletableFuture<Void>> work = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    work.add(CompletableFuture.runAsync(() -> writeUntilItDies(glue)));
                }
                while (acknowledged.size() == before) {
                    assertThat(work.stream().allMatch(CompletableFuture::isDone))
                            .isFalse();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
                // The kill must fall at any moment, so this waits for a time and not for a condition.
                broker.process().waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
                broker.kill();
                CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)).join();
            }
        }
        try (ChildBroker broker = broker();
                S3Client s3 = LambdaFixture.builder(
                                broker.endpoint(), S3Client.builder().forcePathStyle(true))
                        .build();
                CloudTrailClient trail = LambdaFixture.builder(broker.endpoint(), CloudTrailClient.builder())
                        .build()) {
            assertThat(journal(broker.endpoint()).path("state").asText()).isEqualTo("whole");
            List<String> told = told(trail);
            assertThat(told).doesNotHaveDuplicates().containsAll(acknowledged);
            Eventually.isTrue(() -> delivered(s3).containsAll(acknowledged));
            Eventually.isTrue(() -> keys(s3, "CloudTrail-Digest/").size() >= 2);
            checkDigests(s3);
            System.out.println(times + " kills, " + acknowledged.size() + " events acknowledged, "
                    + keys(s3, "CloudTrail/").size() + " log files, "
                    + keys(s3, "CloudTrail-Digest/").size() + " digests");
        }
    }

    private static void makeTrail(URI endpoint) {
        try (S3Client s3 = LambdaFixture.builder(endpoint, S3Client.builder().forcePathStyle(true))
                        .build();
                CloudTrailClient trail = LambdaFixture.builder(endpoint, CloudTrailClient.builder())
                        .build()) {
            s3.createBucket(b -> b.bucket("trails"));
            trail.createTrail(t -> t.name("all").s3BucketName("trails").enableLogFileValidation(true));
            trail.startLogging(t -> t.name("all"));
        }
    }

    private void writeUntilItDies(GlueClient glue) {
        try {
            while (true) {
                String name = "db" + numbers.incrementAndGet();
                glue.createDatabase(d -> d.databaseInput(i -> i.name(name)));
                acknowledged.add(name);
            }
        } catch (SdkException e) {
            // The broker was killed.
        }
    }

    private static JsonNode journal(URI endpoint) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String text = client.send(
                            HttpRequest.newBuilder(endpoint.resolve("/weir/journal"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            return JSON.readTree(text).path("journal");
        }
    }

    private static String database(JsonNode event) {
        return event.path("requestParameters")
                .path("databaseInput")
                .path("name")
                .asText();
    }

    private static List<String> told(CloudTrailClient trail) {
        return trail
                .lookupEventsPaginator(
                        l -> l.lookupAttributes(a -> a.attributeKey("EventName").attributeValue("CreateDatabase")))
                .events()
                .stream()
                .map(Event::cloudTrailEvent)
                .map(text -> database(json(text)))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> keys(S3Client s3, String folder) {
        return s3
                .listObjectsV2Paginator(l -> l.bucket("trails").prefix("AWSLogs/000000000000/" + folder))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    private static byte[] unpacked(S3Client s3, String key) {
        byte[] packed = s3.getObjectAsBytes(g -> g.bucket("trails").key(key)).asByteArray();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The databases that the trail's files tell of. */
    private static Set<String> delivered(S3Client s3) {
        Set<String> names = ConcurrentHashMap.newKeySet();
        for (String key : keys(s3, "CloudTrail/")) {
            json(new String(unpacked(s3, key), java.nio.charset.StandardCharsets.UTF_8))
                    .path("Records")
                    .forEach(event -> names.add(database(event)));
        }
        return names;
    }

    private static String hash(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void checkDigests(S3Client s3) throws Exception {
        List<String> digests = keys(s3, "CloudTrail-Digest/").stream().sorted().toList();
        String before = "";
        for (String key : digests) {
            JsonNode digest = JSON.readTree(unpacked(s3, key));
            if (!before.isEmpty()) {
                assertThat(digest.path("previousDigestS3Object").asText()).isEqualTo(before);
                assertThat(digest.path("previousDigestHashValue").asText()).isEqualTo(hash(unpacked(s3, before)));
            }
            for (JsonNode file : digest.path("logFiles")) {
                assertThat(hash(unpacked(s3, file.path("s3Object").asText())))
                        .isEqualTo(file.path("hashValue").asText());
            }
            before = key;
        }
    }
}
