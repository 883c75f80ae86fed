package dev.weir.broker.firehose;

import static dev.weir.broker.firehose.Beyond.lake;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.broker.firehose.PlainServer.Answer;
import dev.weir.broker.firehose.PlainServer.Asked;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.firehose.model.SplunkDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.SplunkS3BackupMode;

/** What comes to Splunk's event collector, and what becomes of it where that refuses or never acknowledges. */
class SplunkTest {

    @TempDir
    Path folder;

    private Beyond beyond;
    private PlainServer server;
    private volatile int refusedAcks;

    @BeforeEach
    void start() throws Exception {
        beyond = new Beyond(folder);
        server = new PlainServer();
        server.behave(this::collector);
    }

    @AfterEach
    void stop() {
        beyond.close();
        server.close();
    }

    /** A collector whose indexers acknowledge after as many questions as a test says. */
    private Answer collector(Asked asked) {
        if (!asked.path().endsWith("/ack")) {
            return Answer.of(200, "{\"text\":\"Success\",\"code\":0,\"ackId\":7}");
        }
        assertThat(asked.body()).isEqualTo("{\"acks\":[7]}");
        return Answer.of(200, "{\"acks\":{\"7\":" + (refusedAcks-- <= 0) + "}}");
    }

    private void create(Consumer<SplunkDestinationConfiguration.Builder> change) {
        beyond.firehose.createDeliveryStream(r -> r.deliveryStreamName("d").splunkDestinationConfiguration(splunk -> {
            splunk.hecEndpoint(server.url(""))
                    .hecEndpointType("Raw")
                    .hecToken("token-1")
                    .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(5))
                    .retryOptions(retry -> retry.durationInSeconds(3))
                    .s3Configuration(lake());
            change.accept(splunk);
        }));
    }

    @ParameterizedTest
    @CsvSource({"Raw,/services/collector/raw", "Event,/services/collector/event"})
    void aBatchIsDeliveredOnceItIsAcknowledged(String type, String path) {
        create(splunk -> splunk.hecEndpointType(type));
        refusedAcks = 3;
        beyond.put("{\"event\":1}", "{\"event\":2}");
        beyond.passUntil(() -> beyond.metric("DeliveryToSplunk.Records") == 2);
        Asked first = server.asked.getFirst();
        assertThat(first.path()).isEqualTo(path);
        assertThat(first.body()).isEqualTo("{\"event\":1}{\"event\":2}");
        assertThat(first.headers()).containsEntry("authorization", "Splunk token-1");
        String channel = first.headers().get("x-splunk-request-channel");
        assertThat(channel).matches("[0-9a-f-]{36}");
        assertThat(server.asked).hasSize(5).allSatisfy(asked -> {
            assertThat(asked.query()).isEqualTo("channel=" + channel);
            assertThat(asked.headers()).containsEntry("x-splunk-request-channel", channel);
        });
        assertThat(beyond.metric("DeliveryToSplunk.Success")).isEqualTo(1);
        assertThat(beyond.metric("DeliveryToSplunk.Bytes")).isEqualTo(22);
        assertThat(beyond.metric("DeliveryToSplunk.DataAckLatency")).isBetween(3.0, 60.0);
        assertThat(beyond.objects.keys("lake")).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(403, "{\"text\":\"Invalid token\",\"code\":4}", "Splunk.InvalidToken"),
                Arguments.of(403, "{\"text\":\"Token disabled\",\"code\":1}", "Splunk.DisabledToken"),
                Arguments.of(400, "{\"text\":\"Invalid data format\",\"code\":6}", "Splunk.InvalidDataFormat"),
                Arguments.of(400, "{\"text\":\"Incorrect index\",\"code\":7}", "Splunk.InvalidIndex"),
                Arguments.of(400, "{\"text\":\"ACK is disabled\",\"code\":14}", "Splunk.DisabledAck"),
                Arguments.of(503, "{\"text\":\"Server is busy\",\"code\":9}", "Splunk.IndexerBusy"),
                Arguments.of(404, "not here", "Splunk.URLNotFound"),
                Arguments.of(413, "", "Splunk.ServerError.ContentTooLarge"),
                Arguments.of(500, "", "Splunk.ServerError"),
                Arguments.of(200, "<html>", "Splunk.ServerError"),
                Arguments.of(200, "{\"text\":\"Success\",\"code\":0}", "Splunk.DisabledAck"),
                Arguments.of(-1, "", "Splunk.ConnectionClosed"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refusals")
    void whatIsRefusedComesIntoTheBucketWithItsReason(int status, String body, String code) {
        create(splunk -> {});
        server.behave(_ -> Answer.of(status, body));
        beyond.put("one", "two");
        List<JsonNode> failed = beyond.failed("splunk-failed/2026/01/02/");
        assertThat(failed).extracting(Beyond::raw).containsExactly("one", "two");
        assertThat(failed).extracting(each -> each.path("errorCode").asText()).containsOnly(code);
        assertThat(failed.getFirst().path("attemptsMade").asInt()).isEqualTo(server.asked.size());
        beyond.passUntil(() -> beyond.metric("BackupToS3.Records") == 2);
    }

    @Test
    void whatIsNeverAcknowledgedIsSentAgainAndThenComesIntoTheBucket() {
        create(splunk -> splunk.hecAcknowledgmentTimeoutInSeconds(180).s3BackupMode(SplunkS3BackupMode.ALL_EVENTS));
        refusedAcks = Integer.MAX_VALUE;
        beyond.put("one");
        beyond.passUntil(() -> !beyond.objects.text("lake", "splunk-failed/").isEmpty(), Duration.ofSeconds(1));
        JsonNode failed = beyond.failed("splunk-failed/").getFirst();
        assertThat(failed.path("errorCode").asText()).isEqualTo("Splunk.AckTimeout");
        long sent = server.asked.stream()
                .filter(asked -> asked.path().endsWith("/raw"))
                .count();
        assertThat(failed.path("attemptsMade").asLong()).isEqualTo(sent).isGreaterThan(1);
        assertThat(Duration.between(dev.weir.broker.time.ManualTime.START, beyond.time.now()))
                .isGreaterThan(Duration.ofSeconds(180 * sent));
        assertThat(beyond.objects.text("lake", "2026/")).isEqualTo("one");
    }
}
