package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import dev.weir.broker.BrokerStartException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Kinesis as its real clients meet it: over the wire, with the machine's clock. */
class KinesisConformanceTest {

    private static final StaticCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret"));

    private static Broker broker;
    private static KinesisClient kinesis;
    private static KinesisAsyncClient async;

    @BeforeAll
    static void start() throws BrokerStartException {
        broker = Broker.start(BrokerConfig.inMemory().withLimits(false).withStateDelay(Duration.ofMillis(50)));
        kinesis = KinesisClient.builder()
                .endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(KEYS)
                .build();
        async = KinesisAsyncClient.builder()
                .endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(KEYS)
                .build();
        active("errors", 1);
    }

    @AfterAll
    static void stop() {
        kinesis.close();
        async.close();
        broker.close();
    }

    private static void active(String name, int shards) {
        kinesis.createStream(r -> r.streamName(name).shardCount(shards));
        awaitActive(name);
    }

    /** The SDK's own waiter looks every ten seconds only. */
    private static void awaitActive(String name) {
        await(() -> kinesis.describeStreamSummary(r -> r.streamName(name))
                        .streamDescriptionSummary()
                        .streamStatus()
                == StreamStatus.ACTIVE);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void aStreamLivesAndIsDeleted() {
        active("life", 2);
        assertThatThrownBy(() -> kinesis.createStream(r -> r.streamName("life").shardCount(2)))
                .isInstanceOf(ResourceInUseException.class);
        assertThat(kinesis.describeStreamSummary(r -> r.streamName("life"))
                        .streamDescriptionSummary()
                        .openShardCount())
                .isEqualTo(2);
        assertThat(kinesis.listStreams().streamNames()).contains("life");
        assertThat(kinesis.describeLimits().shardLimit()).isEqualTo(500);
        kinesis.deleteStream(r -> r.streamName("life"));
        await(() -> !kinesis.listStreams().streamNames().contains("life"));
        assertThatThrownBy(() -> kinesis.describeStream(r -> r.streamName("life")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Stream life under account 000000000000 not found.");
    }

    @Test
    void theAsyncClientReadsFromTheFivePositions() {
        active("five", 1);
        String first = put("five", "1");
        Instant between = async.getRecords(r -> r.shardIterator(asyncIterator("TRIM_HORIZON", null, null)))
                .join()
                .records()
                .getFirst()
                .approximateArrivalTimestamp();
        String latest = asyncIterator("LATEST", null, null);
        String second = put("five", "2");
        assertThat(asyncTexts(asyncIterator("TRIM_HORIZON", null, null))).containsExactly("1", "2");
        assertThat(asyncTexts(asyncIterator("AT_TIMESTAMP", null, between))).containsExactly("1", "2");
        assertThat(asyncTexts(asyncIterator("AT_SEQUENCE_NUMBER", second, null)))
                .containsExactly("2");
        assertThat(asyncTexts(asyncIterator("AFTER_SEQUENCE_NUMBER", first, null)))
                .containsExactly("2");
        assertThat(asyncTexts(latest)).containsExactly("2");
    }

    @Test
    void everyRecordIsReadAcrossAReshard() {
        active("reshard", 2);
        Set<String> sent = new HashSet<>();
        putMany("reshard", 0, sent);
        kinesis.splitShard(
                r -> r.streamName("reshard").shardToSplit("shardId-0").newStartingHashKey("1000000"));
        putMany("reshard", 1, sent);
        awaitActive("reshard");
        putMany("reshard", 2, sent);
        kinesis.mergeShards(
                r -> r.streamName("reshard").shardToMerge("shardId-3").adjacentShardToMerge("shardId-1"));
        awaitActive("reshard");
        putMany("reshard", 3, sent);

        List<String> read = new ArrayList<>();
        Set<String> seen = new HashSet<>(List.of("shardId-000000000000", "shardId-000000000001"));
        Deque<String> shards = new ArrayDeque<>(seen);
        while (!shards.isEmpty()) {
            String shard = shards.poll();
            String iterator = kinesis.getShardIterator(r ->
                            r.streamName("reshard").shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            GetRecordsResponse page;
            do {
                String at = iterator;
                page = kinesis.getRecords(r -> r.shardIterator(at).limit(150));
                page.records().forEach(record -> read.add(record.data().asUtf8String()));
                page.childShards().stream()
                        .filter(child -> seen.add(child.shardId()))
                        .forEach(child -> shards.add(child.shardId()));
                iterator = page.nextShardIterator();
            } while (iterator != null && page.millisBehindLatest() > 0);
        }
        assertThat(read).hasSize(sent.size()).hasSameElementsAs(sent);
        assertThat(seen).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DescribeStream   | {\"StreamName\":\"none\"} | ResourceNotFoundException | Stream none under account 000000000000 not found.",
                "PutRecord        | {\"StreamName\":\"none\",\"PartitionKey\":\"k\",\"Data\":\"\"} | ResourceNotFoundException | Stream none under account 000000000000 not found.",
                "GetRecords       | {\"ShardIterator\":\"AAAA\"} | InvalidArgumentException | Invalid ShardIterator.",
                "GetShardIterator | {\"StreamName\":\"errors\",\"ShardId\":\"x\",\"ShardIteratorType\":\"LATEST\"} | ResourceNotFoundException | Could not find shard x in stream errors under account 000000000000.",
                "GetShardIterator | {\"StreamName\":\"errors\",\"ShardId\":\"shardId-9\",\"ShardIteratorType\":\"LATEST\"} | ResourceNotFoundException | Shard shardId-000000000009 in stream errors under account 000000000000 does not exist",
                "ListShards       | {} | InvalidArgumentException | Either NextToken or StreamName should be provided.",
                "SplitShard       | {\"StreamName\":\"errors\",\"ShardToSplit\":\"7\",\"NewStartingHashKey\":\"9\"} | ResourceNotFoundException | Could not find shard shardId-000000000007 in stream errors under account 000000000000.",
                "CreateStream     | {\"StreamName\":\"errors\",\"ShardCount\":1} | ResourceInUseException | Stream errors under account 000000000000 already exists.",
            })
    void refusesInTheServicesWords(String operation, String body, String type, String message) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(broker.endpoint())
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "Kinesis_20131202." + operation)
                .header("X-Amz-Date", "20261123T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=weir/20261123/us-east-1/kinesis/aws4_request,"
                                + " SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"__type\":\"" + type + "\"").contains(message);
        }
    }

    private static void putMany(String stream, int round, Set<String> sent) {
        List<PutRecordsRequestEntry> entries = IntStream.range(0, 200)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("key" + i)
                        .data(SdkBytes.fromUtf8String(round + "." + i))
                        .build())
                .toList();
        assertThat(kinesis.putRecords(r -> r.streamName(stream).records(entries))
                        .failedRecordCount())
                .isZero();
        entries.forEach(entry -> sent.add(entry.data().asUtf8String()));
    }

    private static String put(String stream, String text) {
        return async.putRecord(r -> r.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String(text)))
                .join()
                .sequenceNumber();
    }

    private static String asyncIterator(String type, String number, Instant time) {
        return async.getShardIterator(r -> r.streamName("five")
                        .shardId("shardId-000000000000")
                        .shardIteratorType(type)
                        .startingSequenceNumber(number)
                        .timestamp(time))
                .join()
                .shardIterator();
    }

    private static List<String> asyncTexts(String iterator) {
        return async.getRecords(r -> r.shardIterator(iterator)).join().records().stream()
                .map(record -> record.data().asUtf8String())
                .toList();
    }
}
