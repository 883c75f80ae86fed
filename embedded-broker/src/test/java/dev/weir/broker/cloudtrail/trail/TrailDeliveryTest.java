package dev.weir.broker.cloudtrail.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.broker.TrailBroker;
import dev.weir.broker.time.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What trails deliver: each event once, under the service's keys, over failures and restarts. */
class TrailDeliveryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final String LOGS = "AWSLogs/000000000000/CloudTrail/";

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime(START);

    private static void makeTrail(TrailBroker broker) {
        broker.s3.createBucket(r -> r.bucket("trails"));
        broker.trail.createTrail(r -> r.name("mine").s3BucketName("trails").enableLogFileValidation(true));
        broker.trail.startLogging(r -> r.name("mine"));
    }

    private static List<String> keys(TrailBroker broker, String prefix) {
        return broker.objects.list("trails", prefix, "", 1_000).stream()
                .map(object -> object.key())
                .toList();
    }

    private static JsonNode read(TrailBroker broker, String key) throws IOException {
        byte[] packed =
                broker.s3.getObjectAsBytes(r -> r.bucket("trails").key(key)).asByteArray();
        return JSON.readTree(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes());
    }

    private static List<JsonNode> records(TrailBroker broker) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String key : keys(broker, LOGS)) {
            read(broker, key).get("Records").forEach(records::add);
        }
        return records;
    }

    private static List<String> names(TrailBroker broker) throws IOException {
        return records(broker).stream()
                .map(each -> each.get("eventName").asText())
                .toList();
    }

    @Test
    void logFilesAreUnderTheServicesKeysEveryFiveMinutes() throws Exception {
        try (TrailBroker broker = new TrailBroker(null, time)) {
            makeTrail(broker);
            broker.kinesis.createStream(r -> r.streamName("orders").shardCount(1));
            assertThat(keys(broker, "")).isEmpty();
            time.advance(Duration.ofMinutes(5));
            broker.trails.deliver();
            assertThat(keys(broker, ""))
                    .singleElement()
                    .asString()
                    .matches(
                            LOGS
                                    + "us-east-1/2026/03/01/000000000000_CloudTrail_us-east-1_20260301T1005Z_\\w{16}\\.json\\.gz");
            assertThat(names(broker)).containsExactly("StartLogging", "CreateStream");
            var head = broker.s3.headObject(
                    r -> r.bucket("trails").key(keys(broker, "").getFirst()));
            assertThat(head.contentType()).isEqualTo("application/json");
            assertThat(head.contentEncoding()).isEqualTo("gzip");
            var status = broker.trail.getTrailStatus(r -> r.name("mine"));
            assertThat(status.latestDeliveryTime()).isEqualTo(time.now());
            assertThat(status.latestDeliveryError()).isNull();
        }
    }

    @Test
    void eachDigestNamesTheFilesOfItsHourAndTheDigestBefore() throws Exception {
        try (TrailBroker broker = new TrailBroker(null, time)) {
            makeTrail(broker);
            time.advance(Duration.ofMinutes(61));
            broker.trails.deliver();
            broker.kinesis.listStreams();
            time.advance(Duration.ofMinutes(61));
            broker.trails.deliver();
            List<String> digests = keys(broker, "AWSLogs/000000000000/CloudTrail-Digest/");
            assertThat(digests).hasSize(2);
            assertThat(digests.getFirst())
                    .isEqualTo(
                            "AWSLogs/000000000000/CloudTrail-Digest/us-east-1/2026/03/01/000000000000_CloudTrail-Digest"
                                    + "_us-east-1_mine_us-east-1_20260301T110100Z.json.gz");
            JsonNode first = read(broker, digests.getFirst());
            JsonNode second = read(broker, digests.getLast());
            assertThat(first.get("previousDigestSignature").isNull()).isTrue();
            assertThat(first.get("digestStartTime").asText()).isEqualTo("2026-03-01T10:00:00Z");
            assertThat(first.get("digestEndTime").asText()).isEqualTo("2026-03-01T11:01:00Z");
            assertThat(second.get("digestStartTime")).isEqualTo(first.get("digestEndTime"));
            assertThat(second.get("previousDigestS3Object").asText()).isEqualTo(digests.getFirst());
            assertThat(second.get("previousDigestSignature").asText())
                    .isEqualTo(broker.s3
                            .headObject(r -> r.bucket("trails").key(digests.getFirst()))
                            .metadata()
                            .get("signature"));
            assertThat(second.at("/logFiles/0/s3Object").asText())
                    .isEqualTo(keys(broker, LOGS).getLast());
            assertThat(second.get("digestPublicKeyFingerprint").asText())
                    .isEqualTo(broker.trail
                            .listPublicKeys(r -> r.startTime(START).endTime(time.now()))
                            .publicKeyList()
                            .getFirst()
                            .fingerprint());
            assertThat(broker.trail.getTrailStatus(r -> r.name("mine")).latestDigestDeliveryTime())
                    .isEqualTo(time.now());
        }
    }

    @Test
    void aDeliveryThatFailedAfterThePutIsMadeAgainUnderTheSameKeys() throws Exception {
        try (TrailBroker broker = new TrailBroker(folder, time)) {
            makeTrail(broker);
            broker.failsAfterPut = true;
            time.advance(Duration.ofMinutes(61));
            broker.trails.deliver();
            assertThat(broker.trail.getTrailStatus(r -> r.name("mine")).latestDeliveryError())
                    .isEqualTo("InternalError");
            assertThat(keys(broker, LOGS)).hasSize(1);
        }
        try (TrailBroker broker = new TrailBroker(folder, time)) {
            broker.trails.deliver();
            List<JsonNode> records = records(broker);
            assertThat(records.stream().map(each -> each.get("eventID").asText()))
                    .doesNotHaveDuplicates()
                    .hasSameSizeAs(records);
            assertThat(names(broker)).contains("StartLogging", "GetTrailStatus");
            broker.failsAfterPut = true;
            time.advance(Duration.ofMinutes(61));
            broker.trails.deliver();
            broker.failsAfterPut = false;
            broker.trails.deliver();
            List<String> digests = keys(broker, "AWSLogs/000000000000/CloudTrail-Digest/");
            assertThat(digests).doesNotHaveDuplicates();
            List<String> named = new ArrayList<>();
            for (String digest : digests) {
                read(broker, digest)
                        .get("logFiles")
                        .forEach(file -> named.add(file.get("s3Object").asText()));
            }
            assertThat(named).doesNotHaveDuplicates();
        }
    }

    @Test
    void aBucketThatIsGoneIsToldAndNothingIsLost() throws Exception {
        try (TrailBroker broker = new TrailBroker(null, time)) {
            makeTrail(broker);
            broker.s3.deleteBucket(r -> r.bucket("trails"));
            time.advance(Duration.ofMinutes(5));
            broker.trails.deliver();
            assertThat(broker.trail.getTrailStatus(r -> r.name("mine")).latestDeliveryError())
                    .isEqualTo("NoSuchBucket");
            broker.s3.createBucket(r -> r.bucket("trails"));
            time.advance(Duration.ofMinutes(5));
            broker.trails.deliver();
            assertThat(names(broker)).startsWith("StartLogging", "DeleteBucket");
            assertThat(broker.trail.getTrailStatus(r -> r.name("mine")).latestDeliveryError())
                    .isNull();
        }
    }

    @Test
    void dataEventsAreDeliveredWhereTheyAreAskedFor() throws Exception {
        try (TrailBroker broker = new TrailBroker(null, time)) {
            makeTrail(broker);
            broker.kinesis.createStream(r -> r.streamName("orders").shardCount(1));
            broker.kinesis.createStream(r -> r.streamName("others").shardCount(1));
            time.advance(Duration.ofSeconds(2));
            work(broker);
            broker.trail.putEventSelectors(r -> r.trailName("mine")
                    .advancedEventSelectors(
                            data("AWS::Kinesis::Stream", "arn:aws:kinesis:us-east-1:000000000000:stream/orders"),
                            data("AWS::S3::Object", "arn:aws:s3:::other/wanted")));
            work(broker);
            broker.trail.stopLogging(r -> r.name("mine"));
            List<JsonNode> data = records(broker).stream()
                    .filter(each -> each.get("eventCategory").asText().equals("Data"))
                    .toList();
            assertThat(data)
                    .extracting(each -> each.get("eventName").asText())
                    .containsExactlyInAnyOrder("PutRecords", "GetShardIterator", "GetRecords", "PutObject");
            assertThat(data).allSatisfy(each -> {
                assertThat(each.get("managementEvent").asBoolean()).isFalse();
                assertThat(each.toString()).doesNotContain("secret-payload");
                assertThat(each.at("/resources/0/ARN").asText()).matches("arn:aws:(kinesis|s3):.*(orders|wanted)");
            });
        }
    }

    private static AdvancedEventSelector data(String type, String arn) {
        return AdvancedEventSelector.builder()
                .fieldSelectors(
                        AdvancedFieldSelector.builder()
                                .field("eventCategory")
                                .equalsValue("Data")
                                .build(),
                        AdvancedFieldSelector.builder()
                                .field("resources.type")
                                .equalsValue(type)
                                .build(),
                        AdvancedFieldSelector.builder()
                                .field("resources.ARN")
                                .startsWith(arn)
                                .build())
                .build();
    }

    private static void work(TrailBroker broker) {
        for (String stream : List.of("orders", "others")) {
            broker.kinesis.putRecords(r -> r.streamName(stream)
                    .records(e -> e.partitionKey("k").data(SdkBytes.fromUtf8String("secret-payload"))));
            String iterator = broker.kinesis
                    .getShardIterator(r -> r.streamName(stream)
                            .shardId("shardId-000000000000")
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            broker.kinesis.getRecords(r -> r.shardIterator(iterator));
        }
        broker.s3.createBucket(r -> r.bucket("other"));
        for (String key : List.of("wanted", "unwanted")) {
            broker.s3.putObject(r -> r.bucket("other").key(key), RequestBody.fromString("secret-payload"));
            broker.s3.listObjectsV2(r -> r.bucket("other")).contents().stream()
                    .map(S3Object::key)
                    .forEach(each -> {});
        }
    }
}
