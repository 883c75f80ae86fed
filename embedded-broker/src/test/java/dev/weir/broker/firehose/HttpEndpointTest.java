package dev.weir.broker.firehose;

import static dev.weir.broker.firehose.Beyond.ROLE;
import static dev.weir.broker.firehose.Beyond.lake;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.broker.firehose.PlainServer.Answer;
import dev.weir.broker.firehose.PlainServer.Asked;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.firehose.model.ContentEncoding;
import software.amazon.awssdk.services.firehose.model.HttpEndpointCommonAttribute;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.HttpEndpointS3BackupMode;

/** What comes to an HTTP endpoint, and what becomes of it where the endpoint refuses, hangs or answers nonsense. */
class HttpEndpointTest {

    @TempDir
    Path folder;

    private Beyond beyond;
    private PlainServer server;

    @BeforeEach
    void start() throws Exception {
        beyond = new Beyond(folder);
        server = new PlainServer();
        server.behave(HttpEndpointTest::thanks);
    }

    @AfterEach
    void stop() {
        beyond.close();
        server.close();
    }

    static Answer thanks(Asked asked) {
        return Answer.of(
                200, "{\"requestId\":\"" + asked.headers().get("x-amz-firehose-request-id") + "\",\"timestamp\":1}");
    }

    private void create(Consumer<HttpEndpointDestinationConfiguration.Builder> change) {
        beyond.firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                .httpEndpointDestinationConfiguration(http -> {
                    http.roleARN(ROLE)
                            .endpointConfiguration(e -> e.url(server.url("/in?q=1")))
                            .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(10))
                            .retryOptions(retry -> retry.durationInSeconds(5))
                            .s3Configuration(lake());
                    change.accept(http);
                }));
    }

    private static List<String> records(Asked asked) {
        List<String> records = new ArrayList<>();
        for (JsonNode record : Beyond.parsed(asked.body()).path("records")) {
            records.add(new String(
                    Base64.getDecoder().decode(record.path("data").asText()), java.nio.charset.StandardCharsets.UTF_8));
        }
        return records;
    }

    @Test
    void aBatchComesInTheServicesForm() {
        create(http -> http.endpointConfiguration(
                        e -> e.url(server.url("/in?q=1")).name("mine").accessKey("secret key"))
                .requestConfiguration(r -> r.commonAttributes(HttpEndpointCommonAttribute.builder()
                        .attributeName("stage")
                        .attributeValue("test \"1\"")
                        .build())));
        beyond.put("one", "", "zwei ü\n");
        beyond.passUntil(() -> beyond.metric("DeliveryToHttpEndpoint.Records") > 0);
        assertThat(server.asked).hasSize(1);
        Asked asked = server.asked.getFirst();
        assertThat(asked.path()).isEqualTo("/in");
        assertThat(asked.query()).isEqualTo("q=1");
        assertThat(asked.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("x-amz-firehose-protocol-version", "1.0")
                .containsEntry("x-amz-firehose-source-arn", "arn:aws:firehose:us-east-1:000000000000:deliverystream/d")
                .containsEntry("x-amz-firehose-access-key", "secret key")
                .containsEntry("content-length", Integer.toString(asked.raw().length))
                .doesNotContainKey("content-encoding");
        assertThat(Beyond.parsed(asked.headers().get("x-amz-firehose-common-attributes")))
                .isEqualTo(Beyond.parsed("{\"commonAttributes\":{\"stage\":\"test \\\"1\\\"\"}}"));
        JsonNode body = Beyond.parsed(asked.body());
        assertThat(body.path("requestId").asText()).isEqualTo(asked.headers().get("x-amz-firehose-request-id"));
        assertThat(body.path("timestamp").asLong())
                .isBetween(
                        dev.weir.broker.time.ManualTime.START.toEpochMilli(),
                        beyond.time.now().toEpochMilli());
        assertThat(records(asked)).containsExactly("one", "", "zwei ü\n");
        assertThat(beyond.metric("DeliveryToHttpEndpoint.Bytes")).isEqualTo(11);
        assertThat(beyond.metric("DeliveryToHttpEndpoint.Records")).isEqualTo(3);
        assertThat(beyond.metric("DeliveryToHttpEndpoint.Success")).isEqualTo(1);
        assertThat(beyond.metric("DeliveryToHttpEndpoint.ProcessedRecords")).isEqualTo(3);
        assertThat(beyond.metric("DeliveryToHttpEndpoint.DataFreshness")).isBetween(10.0, 30.0);
        assertThat(beyond.objects.keys("lake")).isEmpty();
    }

    @Test
    void aBodyIsCompressedWhereThatIsConfigured() {
        create(http -> http.requestConfiguration(r -> r.contentEncoding(ContentEncoding.GZIP)));
        beyond.put("x".repeat(10_000));
        beyond.passUntil(() -> beyond.metric("DeliveryToHttpEndpoint.Records") > 0);
        assertThat(server.asked.getFirst().headers()).containsEntry("content-encoding", "gzip");
        assertThat(server.asked.getFirst().raw()).hasSizeLessThan(1_000);
        assertThat(records(server.asked.getFirst())).containsExactly("x".repeat(10_000));
    }

    @Test
    void aBatchGoesOnceItIsFullOrItsTimeHasCome() {
        create(http -> {});
        beyond.put("x".repeat(600 << 10), "y".repeat(600 << 10), "rest");
        FirehoseControlTest.await(() -> beyond.metric("DeliveryToHttpEndpoint.Records") == 2);
        beyond.time.advance(Duration.ofSeconds(5));
        assertThat(server.asked).hasSize(1);
        beyond.passUntil(() -> beyond.metric("DeliveryToHttpEndpoint.Records") == 3);
        assertThat(records(server.asked.get(1))).containsExactly("rest");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                failing(
                        "refuses",
                        _ -> Answer.of(413, "{\"errorMessage\":\"too much\"}"),
                        "HttpEndpoint.DestinationException",
                        "413: {\"errorMessage\":\"too much\"}"),
                failing("is down", _ -> Answer.of(503, ""), "HttpEndpoint.DestinationException", "503: "),
                failing(
                        "says yes with another status",
                        asked -> new Answer(201, thanks(asked).body()),
                        "HttpEndpoint.DestinationException",
                        "201"),
                failing("sends elsewhere", _ -> Answer.of(302, ""), "HttpEndpoint.DestinationException", "302"),
                failing("hangs", _ -> Answer.never(), "HttpEndpoint.RequestTimeout", "within 180 seconds"),
                failing("hangs up", _ -> Answer.hangUp(), "HttpEndpoint.ConnectionReset", ""),
                failing(
                        "answers nonsense",
                        _ -> Answer.of(200, "<html>"),
                        "HttpEndpoint.InvalidResponseFromDestination",
                        "it is not JSON"),
                failing(
                        "answers nothing",
                        _ -> Answer.of(200, ""),
                        "HttpEndpoint.InvalidResponseFromDestination",
                        "it is not a JSON object"),
                failing(
                        "answers another request",
                        _ -> Answer.of(200, "{\"requestId\":\"other\",\"timestamp\":1}"),
                        "HttpEndpoint.InvalidResponseFromDestination",
                        "its requestId is not the one of the request"),
                failing(
                        "does not say when",
                        asked -> Answer.of(
                                200, "{\"requestId\":\"" + asked.headers().get("x-amz-firehose-request-id") + "\"}"),
                        "HttpEndpoint.InvalidResponseFromDestination",
                        "it has no timestamp"),
                failing(
                        "answers too much",
                        _ -> Answer.of(200, "x".repeat((1 << 20) + 1)),
                        "HttpEndpoint.ResponseTooLarge",
                        ""));
    }

    private static Arguments failing(String what, PlainServer.Behaviour behaviour, String code, String message) {
        return Arguments.of(what, behaviour, code, message);
    }

    @ParameterizedTest(name = "an endpoint that {0}")
    @MethodSource("failures")
    void whatIsNotTakenComesIntoTheBucketWithItsReason(
            String what, PlainServer.Behaviour behaviour, String code, String message) {
        create(http -> {});
        server.behave(behaviour);
        beyond.put("one", "two");
        beyond.passUntil(() -> !server.asked.isEmpty());
        beyond.passUntil(
                () -> !beyond.objects.keys("lake").isEmpty(),
                behaviour.answer(server.asked.getFirst()).status() == 0
                        ? Duration.ofSeconds(10)
                        : Duration.ofMillis(100));
        List<JsonNode> failed = beyond.failed("http-endpoint-failed/2026/");
        assertThat(failed).extracting(Beyond::raw).containsExactly("one", "two");
        assertThat(failed.getFirst().path("errorCode").asText()).isEqualTo(code);
        assertThat(failed.getFirst().path("errorMessage").asText()).contains(message);
        // An attempt whose time is over at once may not have reached the server.
        assertThat(failed.getFirst().path("attemptsMade").asInt()).isBetween(Math.max(2, server.asked.size()), 7);
        assertThat(server.asked)
                .extracting(each -> each.headers().get("x-amz-firehose-request-id"))
                .containsOnly(server.asked.getFirst().headers().get("x-amz-firehose-request-id"));
        assertThat(beyond.metric("DeliveryToHttpEndpoint.Success")).isZero();
        beyond.passUntil(() -> beyond.metric("BackupToS3.Records") == 2);
        // The next batch is another attempt, and comes.
        server.behave(HttpEndpointTest::thanks);
        beyond.put("three");
        beyond.passUntil(() -> beyond.metric("DeliveryToHttpEndpoint.Records") == 1);
        assertThat(beyond.objects.keys("lake")).hasSize(1);
    }

    @Test
    void anEndpointThatIsNotThereFillsTheBucket() {
        server.close();
        create(http -> http.retryOptions(retry -> retry.durationInSeconds(0))
                .s3Configuration(lake().andThen(s3 -> s3.prefix("in/"))));
        beyond.put("one");
        JsonNode failed =
                beyond.failed("in/http-endpoint-failed/2026/01/02/03/").getFirst();
        assertThat(failed.path("errorCode").asText()).isEqualTo("HttpEndpoint.ConnectionFailed");
        assertThat(failed.path("attemptsMade").asInt()).isEqualTo(1);
    }

    @Test
    void anEndpointThatComesBackHasEverythingOnce() {
        create(http -> {});
        server.behave(asked -> server.asked.size() < 3 ? Answer.of(500, "") : thanks(asked));
        beyond.put("one");
        beyond.passUntil(() -> beyond.metric("DeliveryToHttpEndpoint.Records") == 1);
        assertThat(server.asked).hasSize(3);
        assertThat(beyond.objects.keys("lake")).isEmpty();
    }

    @Test
    void aBucketThatRefusesHoldsUpWhatTheEndpointRefused() {
        create(http -> {});
        server.behave(_ -> Answer.of(500, ""));
        beyond.objects.refuses = true;
        beyond.put("one");
        beyond.passUntil(() -> server.asked.size() >= 4);
        beyond.put("two");
        int asked = server.asked.size();
        beyond.time.advance(Duration.ofMinutes(10));
        beyond.objects.refuses = false;
        beyond.passUntil(() -> beyond.objects.keys("lake").size() == 2, Duration.ofSeconds(1));
        assertThat(beyond.failed("http-endpoint-failed/"))
                .extracting(Beyond::raw)
                .containsExactlyInAnyOrder("one", "two");
        assertThat(server.asked).hasSizeGreaterThan(asked);
    }

    @Test
    void allDataIsBackedUpAsItCame() {
        create(http -> http.s3BackupMode(HttpEndpointS3BackupMode.ALL_DATA)
                .processingConfiguration(p -> p.enabled(true)
                        .processors(software.amazon.awssdk.services.firehose.model.Processor.builder()
                                .type("AppendDelimiterToRecord")
                                .build()))
                .s3Configuration(lake().andThen(s3 -> s3.prefix("all/"))));
        beyond.put("one", "two");
        beyond.passUntil(() -> beyond.metric("BackupToS3.Records") == 2);
        assertThat(beyond.objects.text("lake", "all/2026/")).isEqualTo("onetwo");
        assertThat(records(server.asked.getFirst())).containsExactly("one\n", "two\n");
    }

    @Test
    void eachRefusalIsLoggedWithItsDestination() {
        create(http -> http.cloudWatchLoggingOptions(
                l -> l.enabled(true).logGroupName("g").logStreamName("s")));
        server.behave(_ -> Answer.of(418, "a teapot"));
        beyond.put("one");
        beyond.passUntil(() -> !beyond.objects.keys("lake").isEmpty());
        beyond.passUntil(() -> !beyond.broker.logged.isEmpty());
        assertThat(beyond.broker.logged)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("g/s {")
                        .contains("\"destination\":\"" + server.url("") + "\"")
                        .contains("\"errorCode\":\"HttpEndpoint.DestinationException\"")
                        .contains("418: a teapot"));
    }

    @Test
    void eachShardOfAStreamHasBatchesOfItsOwn() {
        var kinesis = beyond.broker.kinesis();
        kinesis.createStream(r -> r.streamName("s").shardCount(2));
        beyond.passUntil(() -> kinesis.describeStreamSummary(r -> r.streamName("s"))
                .streamDescriptionSummary()
                .streamStatusAsString()
                .equals("ACTIVE"));
        beyond.firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                .deliveryStreamType("KinesisStreamAsSource")
                .kinesisStreamSourceConfiguration(
                        k -> k.roleARN(ROLE).kinesisStreamARN("arn:aws:kinesis:us-east-1:000000000000:stream/s"))
                .httpEndpointDestinationConfiguration(http -> http.roleARN(ROLE)
                        .endpointConfiguration(e -> e.url(server.url("/")))
                        .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(5))
                        .s3Configuration(lake())));
        for (int i = 0; i < 20; i++) {
            String text = "r" + i;
            kinesis.putRecord(r -> r.streamName("s")
                    .partitionKey(text)
                    .data(software.amazon.awssdk.core.SdkBytes.fromUtf8String(text)));
        }
        beyond.passUntil(() -> beyond.metric("DeliveryToHttpEndpoint.Records") == 20);
        assertThat(server.asked.stream().flatMap(asked -> records(asked).stream()))
                .hasSize(20)
                .doesNotHaveDuplicates();
        assertThat(server.asked).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void anUpdateIsFollowedAtOnce() {
        create(http -> http.retryOptions(retry -> retry.durationInSeconds(7_200)));
        server.behave(_ -> Answer.of(500, ""));
        beyond.put("one");
        beyond.passUntil(() -> server.asked.size() >= 2);
        try (PlainServer other = new PlainServer()) {
            other.behave(HttpEndpointTest::thanks);
            beyond.firehose.updateDestination(r -> r.deliveryStreamName("d")
                    .currentDeliveryStreamVersionId("1")
                    .destinationId(Destination.ID)
                    .httpEndpointDestinationUpdate(http -> http.endpointConfiguration(e -> e.url(other.url("/")))));
            beyond.passUntil(() -> !other.asked.isEmpty());
            assertThat(records(other.asked.getFirst())).containsExactly("one");
        }
    }

    @Test
    void aBrokerStopsWhileAnEndpointHangs() {
        create(http -> {});
        server.behave(_ -> Answer.never());
        beyond.put("one");
        beyond.passUntil(() -> !server.asked.isEmpty());
        long begun = System.nanoTime();
        beyond.broker.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }
}
