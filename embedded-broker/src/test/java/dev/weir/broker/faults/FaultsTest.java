package dev.weir.broker.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import dev.weir.broker.BrokerStartException;
import dev.weir.broker.kms.RunningBroker;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Faults as clients meet them that do not retry, and the API that sets them. */
class FaultsTest {

    private static RunningBroker running;
    private static KinesisClient kinesis;
    private static KinesisAsyncClient async;

    @BeforeAll
    static void start() throws BrokerStartException {
        running = new RunningBroker(BrokerConfig.inMemory().withLimits(false).withStateDelay(Duration.ofMillis(10)));
        kinesis = running.client(KinesisClient.builder());
        async = running.client(KinesisAsyncClient.builder());
        for (String stream : List.of("orders", "other")) {
            kinesis.createStream(r -> r.streamName(stream).shardCount(2));
            RunningBroker.await(() -> kinesis.describeStreamSummary(r -> r.streamName(stream))
                            .streamDescriptionSummary()
                            .streamStatus()
                    == StreamStatus.ACTIVE);
        }
    }

    @AfterAll
    static void stop() {
        kinesis.close();
        async.close();
        running.close();
    }

    @AfterEach
    void clear() throws Exception {
        assertThat(admin("DELETE", "", null, Map.of("X-Weir-Request", "1")).statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> admin(String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        running.broker().endpoint().resolve("/_weir/faults" + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return running.http().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void fault(String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = admin("POST", "", json, Map.of("Content-Type", "application/json"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static PutRecordResponse put(String stream) {
        return kinesis.putRecord(r -> r.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String("x")));
    }

    private static List<PutRecordsRequestEntry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("key" + i)
                        .data(SdkBytes.fromUtf8String("record " + i))
                        .build())
                .toList();
    }

    private static String iterator(String stream, int shard) {
        return kinesis.getShardIterator(r -> r.streamName(stream)
                        .shardId("shardId-00000000000" + shard)
                        .shardIteratorType("TRIM_HORIZON"))
                .shardIterator();
    }

    private static List<String> read(String stream) {
        List<String> texts = new ArrayList<>();
        for (int shard = 0; shard < 2; shard++) {
            String iterator = iterator(stream, shard);
            kinesis.getRecords(r -> r.shardIterator(iterator))
                    .records()
                    .forEach(record -> texts.add(record.data().asUtf8String()));
        }
        return texts;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"kind\":\"throttle\"} | kinesis | Kinesis_20131202 | ListShards | {\"StreamName\":\"orders\"} | 400 | LimitExceededException | Rate exceeded for stream orders under account 000000000000.",
                "{\"kind\":\"throttle\"} | kinesis | Kinesis_20131202 | ListStreams | {} | 400 | LimitExceededException | Rate exceeded",
                "{\"kind\":\"throttle\"} | kinesis | Kinesis_20131202 | PutRecord | {\"StreamName\":\"orders\",\"PartitionKey\":\"k\",\"Data\":\"\"} | 400 | ProvisionedThroughputExceededException | Rate exceeded for stream orders under account 000000000000.",
                "{\"kind\":\"throttle\",\"code\":\"KMSThrottlingException\"} | kinesis | Kinesis_20131202 | ListStreams | {} | 400 | KMSThrottlingException | Rate exceeded",
                "{\"kind\":\"throttle\"} | kms | TrentService | ListKeys | {} | 400 | ThrottlingException | Rate exceeded",
                "{\"kind\":\"throttle\",\"stream\":\"d\"} | firehose | Firehose_20150804 | PutRecord | {\"DeliveryStreamName\":\"d\",\"Record\":{\"Data\":\"\"}} | 503 | ServiceUnavailableException | Slow down.",
                "{\"kind\":\"throttle\",\"stream\":\"d\"} | firehose | Firehose_20150804 | DescribeDeliveryStream | {\"DeliveryStreamName\":\"d\"} | 400 | LimitExceededException | Rate exceeded",
                "{\"kind\":\"error\"} | kinesis | Kinesis_20131202 | ListStreams | {} | 500 | InternalFailure | unknown error",
                "{\"kind\":\"error\",\"code\":\"ServiceUnavailable\"} | kinesis | Kinesis_20131202 | ListStreams | {} | 503 | ServiceUnavailable | unknown error",
                "{\"kind\":\"expired-token\"} | kinesis | Kinesis_20131202 | ListStreams | {} | 400 | ExpiredTokenException | The security token included in the request is expired",
            })
    void eachKindAnswersAsTheServiceDoes(
            String json,
            String service,
            String prefix,
            String operation,
            String body,
            int status,
            String code,
            String message)
            throws Exception {
        fault(json);
        HttpResponse<String> answer = running.call(service, prefix, operation, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"__type\":\"" + code + "\"").contains(message);
        assertThat(answer.headers().firstValue("x-weir-fault").orElse("")).matches("[a-z-]+;id=\\d+");
    }

    @Test
    void aFaultMeetsItsOperationAndStreamOnlyHoweverTheStreamIsNamed() throws Exception {
        fault("{\"kind\":\"throttle\",\"operation\":\"PutRecord\",\"stream\":\"orders\"}");
        fault("{\"kind\":\"error\",\"operation\":\"GetRecords\",\"stream\":\"orders\"}");
        put("other");
        read("other");
        kinesis.putRecords(r -> r.streamName("orders").records(entries(1)));
        assertThatThrownBy(() -> put("orders")).isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThatThrownBy(
                        () -> kinesis.putRecord(r -> r.streamARN("arn:aws:kinesis:us-east-1:000000000000:stream/orders")
                                .partitionKey("k")
                                .data(SdkBytes.fromUtf8String("x"))))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
        KinesisException internal = catchThrowableOfType(KinesisException.class, () -> read("orders"));
        assertThat(internal.statusCode()).isEqualTo(500);
    }

    @Test
    void aCountEndsAFaultSoThatARetrySucceeds() throws Exception {
        fault("{\"kind\":\"throttle\",\"operation\":\"PutRecord\",\"count\":2}");
        assertThatThrownBy(() -> put("orders")).isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThatThrownBy(() -> async.putRecord(
                                r -> r.streamName("orders").partitionKey("k").data(SdkBytes.fromUtf8String("x")))
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ProvisionedThroughputExceededException.class);
        put("orders");
        assertThat(admin("GET", "", null, Map.of()).body()).contains("\"faults\":[]");
    }

    @Test
    void aPartialFailureRefusesSomeRecordsAndStoresTheOthers() throws Exception {
        kinesis.createStream(r -> r.streamName("partial").shardCount(2));
        RunningBroker.await(() -> kinesis.describeStreamSummary(r -> r.streamName("partial"))
                        .streamDescriptionSummary()
                        .streamStatus()
                == StreamStatus.ACTIVE);
        fault("{\"kind\":\"partial\",\"stream\":\"partial\",\"share\":0.3,\"seed\":5}");
        List<PutRecordsRequestEntry> entries = entries(100);
        PutRecordsResponse answer =
                kinesis.putRecords(r -> r.streamName("partial").records(entries));
        List<PutRecordsResultEntry> refused = answer.records().stream()
                .filter(record -> record.errorCode() != null)
                .toList();
        assertThat(answer.records()).hasSize(100);
        assertThat(answer.failedRecordCount()).isEqualTo(refused.size()).isBetween(15, 45);
        assertThat(refused)
                .allMatch(record -> record.errorCode().equals("ProvisionedThroughputExceededException")
                        && record.sequenceNumber() == null);
        List<String> taken = IntStream.range(0, 100)
                .filter(i -> answer.records().get(i).errorCode() == null)
                .mapToObj(i -> "record " + i)
                .toList();
        assertThat(read("partial")).containsExactlyInAnyOrderElementsOf(taken);
        clear();
        fault("{\"kind\":\"partial\",\"share\":1,\"code\":\"InternalFailure\"}");
        PutRecordsResponse none =
                async.putRecords(r -> r.streamName("partial").records(entries)).join();
        assertThat(none.failedRecordCount()).isEqualTo(100);
        assertThat(none.records().stream().map(record -> record.errorCode()).collect(Collectors.toSet()))
                .containsExactly("InternalFailure");
        assertThat(read("partial")).hasSize(taken.size());
    }

    @Test
    void aPartialFailureOfABatchRefusesSomeRecordsAndDeliversTheOthers() throws Exception {
        FirehoseClient firehose = running.client(FirehoseClient.builder());
        firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                .extendedS3DestinationConfiguration(
                        s3 -> s3.roleARN("arn:aws:iam::000000000000:role/r").bucketARN("arn:aws:s3:::none")));
        RunningBroker.await(() -> firehose.describeDeliveryStream(r -> r.deliveryStreamName("d"))
                        .deliveryStreamDescription()
                        .deliveryStreamStatus()
                == DeliveryStreamStatus.ACTIVE);
        fault("{\"kind\":\"partial\",\"operation\":\"PutRecordBatch\",\"stream\":\"d\",\"share\":0.3,\"seed\":5}");
        PutRecordBatchRequest batch = PutRecordBatchRequest.builder()
                .deliveryStreamName("d")
                .records(IntStream.range(0, 100)
                        .mapToObj(i -> Record.builder()
                                .data(SdkBytes.fromUtf8String("r" + i))
                                .build())
                        .toList())
                .build();
        PutRecordBatchResponse answer = firehose.putRecordBatch(batch);
        assertThat(answer.failedPutCount()).isBetween(1, 99);
        assertThat(answer.requestResponses()).hasSize(100);
        assertThat(answer.requestResponses())
                .filteredOn(each -> each.errorCode() != null)
                .hasSize(answer.failedPutCount())
                .allMatch(each -> each.errorCode().equals("ServiceUnavailableException"));
        assertThat(answer.requestResponses())
                .filteredOn(each -> each.recordId() != null)
                .hasSize(100 - answer.failedPutCount());
        fault("{\"kind\":\"partial\",\"operation\":\"PutRecordBatch\",\"share\":1,\"code\":\"InternalFailure\"}");
        assertThat(firehose.putRecordBatch(batch).failedPutCount()).isEqualTo(100);
    }

    @Test
    void anIteratorExpiresOnRequest() throws Exception {
        fault("{\"kind\":\"expired-iterator\",\"stream\":\"orders\",\"count\":1}");
        assertThatThrownBy(() -> read("orders"))
                .isInstanceOf(ExpiredIteratorException.class)
                .hasMessageContaining("tolerated delay of 300000 milliseconds");
        read("orders");
    }

    @Test
    void latencyHoldsACallAndThenItIsDone() throws Exception {
        fault("{\"kind\":\"latency\",\"operation\":\"PutRecord\",\"latency\":\"300ms-400ms\",\"count\":1}");
        long begun = System.nanoTime();
        HttpResponse<String> answer = running.call(
                "kinesis",
                "Kinesis_20131202",
                "PutRecord",
                "{\"StreamName\":\"orders\",\"PartitionKey\":\"k\",\"Data\":\"\"}");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-weir-fault").orElse("")).startsWith("latency;id=");
    }

    @Test
    void aResetLosesTheCallAndALostAnswerOnlyTheAnswer() throws Exception {
        kinesis.createStream(r -> r.streamName("cut").shardCount(2));
        RunningBroker.await(() -> kinesis.describeStreamSummary(r -> r.streamName("cut"))
                        .streamDescriptionSummary()
                        .streamStatus()
                == StreamStatus.ACTIVE);
        fault("{\"kind\":\"reset\",\"operation\":\"PutRecord\",\"stream\":\"cut\",\"count\":2}");
        assertThatThrownBy(() -> put("cut")).isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> async.putRecord(
                                r -> r.streamName("cut").partitionKey("k").data(SdkBytes.fromUtf8String("x")))
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(SdkClientException.class);
        assertThat(read("cut")).isEmpty();
        fault("{\"kind\":\"lost-answer\",\"operation\":\"PutRecord\",\"stream\":\"cut\",\"count\":1}");
        assertThatThrownBy(() -> put("cut")).isInstanceOf(SdkClientException.class);
        assertThat(read("cut")).hasSize(1);
        put("cut");
        assertThat(read("cut")).hasSize(2);
    }

    @Test
    void faultedCallsAreInTheAuditLogWithTheirErrors() throws Exception {
        fault("{\"kind\":\"throttle\",\"operation\":\"DescribeStream\",\"code\":\"LimitExceededException\"}");
        fault("{\"kind\":\"reset\",\"operation\":\"ListShards\"}");
        assertThatThrownBy(() -> kinesis.describeStream(r -> r.streamName("orders")))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> kinesis.listShards(r -> r.streamName("orders")))
                .isInstanceOf(SdkClientException.class);
        try (CloudTrailClient trail = running.client(CloudTrailClient.builder())) {
            List<String> events = trail.lookupEvents().events().stream()
                    .map(event -> event.cloudTrailEvent())
                    .toList();
            assertThat(events)
                    .anyMatch(event -> event.contains("\"eventName\":\"DescribeStream\"")
                            && event.contains("\"errorCode\":\"LimitExceededException\""));
            assertThat(events)
                    .anyMatch(event -> event.contains("\"eventName\":\"ListShards\"")
                            && event.contains("\"errorCode\":\"ConnectionReset\""));
        }
    }

    @Test
    void theApiAddsListsAndRemoves() throws Exception {
        fault(
                "{\"kind\":\"throttle\",\"operation\":\"PutRecords\",\"stream\":\"orders\",\"rate\":0.25,\"seed\":9,\"for\":\"1h\"}");
        String listed = admin("GET", "", null, Map.of()).body();
        assertThat(listed)
                .contains(
                        "\"kind\":\"throttle\"", "\"rate\":0.25", "\"seed\":9", "\"for\":\"3600000ms\"", "\"seen\":0");
        String id = listed.replaceAll("(?s).*\"id\":(\\d+).*", "$1");
        assertThat(admin("GET", "/" + id, null, Map.of()).statusCode()).isEqualTo(200);
        assertThat(admin("DELETE", "/" + id, null, Map.of("X-Weir-Request", "1"))
                        .body())
                .contains("\"faults\":[]");
        assertThat(admin("DELETE", "/" + id, null, Map.of("X-Weir-Request", "1"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   |         | Content-Type: application/json | nonsense | 400 | The body is not JSON.",
                "POST   |         | Content-Type: application/json | [] | 400 | The body is a JSON object",
                "POST   |         | Content-Type: application/json | {\"kind\":[]} | 400 | The value of kind is a text or a number.",
                "POST   |         | Content-Type: application/json | {\"kind\":\"slow\"} | 400 | There is no fault of kind",
                "POST   |         | Content-Type: application/json | {\"kind\":\"throttle\",\"operation\":\"PutRecordz\"} | 400 | There is no operation PutRecordz",
                "POST   |         | Content-Type: text/plain | {\"kind\":\"throttle\"} | 415 | Content-Type: application/json",
                "POST   | /1      | Content-Type: application/json | {\"kind\":\"throttle\"} | 405 | is posted to /_weir/faults",
                "PUT    |         | Content-Type: application/json | {\"kind\":\"throttle\"} | 405 | GET, POST and DELETE",
                "DELETE |         | Accept: */* | `` | 415 | X-Weir-Request",
                "OPTIONS |        | Origin: https://example.com | `` | 403 | from this machine only",
                "GET    |         | Origin: https://example.com | `` | 403 | from this machine only",
                "GET    | /999    | Accept: */* | `` | 404 | no fault 999",
                "GET    | x       | Accept: */* | `` | 404 | nothing at",
            })
    void whatTheApiRefuses(String method, String path, String header, String body, int status, String message)
            throws Exception {
        String[] parts = header.split(": ", 2);
        HttpResponse<String> answer = admin(method, path == null ? "" : path, body, Map.of(parts[0], parts[1]));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(message.replace("\"", "\\\""));
        assertThat(admin("GET", "", null, Map.of()).body()).contains("\"faults\":[]");
    }

    @Test
    void theApiIsReachedOverHttp2Too() throws Exception {
        try (HttpClient http2 =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpRequest request = HttpRequest.newBuilder(
                            running.broker().endpoint().resolve("/_weir/faults"))
                    .build();
            // The first request is HTTP/1.1 and upgrades the connection; the second one has no Host but an :authority.
            http2.send(request, HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> second = http2.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(second.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(second.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPageThatBendsItsNameToThisMachineIsRefused() throws Exception {
        try (java.net.Socket socket =
                new java.net.Socket("127.0.0.1", running.broker().endpoint().getPort())) {
            socket.getOutputStream()
                    .write(("GET /_weir/faults HTTP/1.1\r\nHost: evil.example:" + socket.getPort()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void faultsOfTheConfigurationAreAtWorkFromTheStart() throws Exception {
        BrokerConfig config = BrokerConfig.inMemory().withFault("kind=expired-token,operation=ListStreams");
        try (RunningBroker faulty = new RunningBroker(config);
                KinesisClient client = faulty.client(KinesisClient.builder())) {
            assertThatThrownBy(client::listStreams)
                    .isInstanceOf(software.amazon.awssdk.services.kinesis.model.KinesisException.class)
                    .hasMessageContaining("security token included in the request is expired");
        }
        assertThatThrownBy(() -> Broker.start(BrokerConfig.inMemory().withFault("kind=error,operation=ListStream")))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("There is no operation ListStream");
    }

    @Test
    void aBrokerThatEndsLetsGoOfCallsThatAreHeld() throws Exception {
        RunningBroker ending = new RunningBroker(BrokerConfig.inMemory().withFault("kind=latency,latency=5m"));
        Thread caller = Thread.startVirtualThread(() -> {
            try {
                ending.call("kinesis", "Kinesis_20131202", "ListStreams", "{}");
            } catch (IOException | InterruptedException e) {
                // The broker may close the connection first; what counts is that the call ends.
            }
        });
        RunningBroker.await(() -> applied(ending) > 0);
        ending.broker().close();
        assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
        ending.close();
    }

    private static int applied(RunningBroker broker) {
        try {
            String body = broker.http()
                    .send(
                            HttpRequest.newBuilder(broker.broker().endpoint().resolve("/_weir/faults"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return Integer.parseInt(body.replaceAll("(?s).*\"applied\":(\\d+).*", "$1"));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
