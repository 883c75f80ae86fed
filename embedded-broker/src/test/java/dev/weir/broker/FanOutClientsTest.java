package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/** Enhanced fan-out through the asynchronous SDK client, plain and over TLS, and frame by frame over HTTP/1.1. */
@Timeout(60)
class FanOutClientsTest {

    private static Broker broker;

    @BeforeAll
    static void start() throws BrokerStartException {
        broker = Broker.start(BrokerConfig.inMemory().withLimits(false).withStateDelay(Duration.ZERO));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static String consumer(KinesisAsyncClient kinesis, String stream) {
        kinesis.createStream(r -> r.streamName(stream).shardCount(1)).join();
        kinesis.waiter().waitUntilStreamExists(r -> r.streamName(stream)).join();
        String streamArn = kinesis.describeStreamSummary(r -> r.streamName(stream))
                .join()
                .streamDescriptionSummary()
                .streamARN();
        var consumer = kinesis.registerStreamConsumer(
                        r -> r.streamARN(streamArn).consumerName("app"))
                .join()
                .consumer();
        assertThat(consumer.consumerStatus()).isEqualTo(ConsumerStatus.ACTIVE);
        return consumer.consumerARN();
    }

    private static CompletableFuture<Void> subscribe(
            KinesisAsyncClient kinesis, String consumer, LinkedBlockingQueue<Object> seen) {
        return kinesis.subscribeToShard(
                r -> r.consumerARN(consumer)
                        .shardId("shardId-000000000000")
                        .startingPosition(p -> p.type(ShardIteratorType.TRIM_HORIZON)),
                SubscribeToShardResponseHandler.builder()
                        .onResponse(response -> seen.add("response"))
                        .subscriber(event -> seen.add(event))
                        .build());
    }

    private static void walk(URI endpoint, String stream) throws InterruptedException {
        try (KinesisAsyncClient kinesis = Clients.async(broker, endpoint)) {
            String consumer = consumer(kinesis, stream);
            LinkedBlockingQueue<Object> seen = new LinkedBlockingQueue<>();
            CompletableFuture<Void> subscription = subscribe(kinesis, consumer, seen);
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("response");
            kinesis.putRecord(r -> r.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String("pushed")))
                    .join();
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isInstanceOfSatisfying(SubscribeToShardEvent.class, event -> {
                assertThat(event.records())
                        .singleElement()
                        .satisfies(record ->
                                assertThat(record.data().asUtf8String()).isEqualTo("pushed"));
                assertThat(event.continuationSequenceNumber())
                        .isEqualTo(event.records().getFirst().sequenceNumber());
            });
            assertThatThrownBy(() -> subscribe(kinesis, consumer, new LinkedBlockingQueue<>())
                            .join())
                    .hasCauseInstanceOf(ResourceInUseException.class);
            kinesis.deleteStream(r -> r.streamName(stream).enforceConsumerDeletion(true))
                    .join();
            assertThatThrownBy(subscription::join)
                    .hasCauseInstanceOf(ResourceNotFoundException.class)
                    .hasMessageContaining("Stream " + stream + " under account 000000000000 not found.");
        }
    }

    @Test
    void theAsyncClientReadsOverHttp2() throws InterruptedException {
        walk(broker.endpoint(), "h2c");
    }

    @Test
    void theAsyncClientReadsOverTls() throws InterruptedException {
        walk(broker.secureEndpoint(), "tls-by-address");
        walk(URI.create("https://localhost:" + broker.endpoint().getPort()), "tls-by-name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-amz-json-1.1", "application/x-amz-cbor-1.1", "application/cbor"})
    void everyFrameIsWholeOverHttp11(String format) throws Exception {
        String stream = "raw" + format.hashCode();
        try (KinesisAsyncClient kinesis = Clients.async(broker, broker.endpoint());
                RawHttp http = new RawHttp(broker.endpoint())) {
            String consumer = consumer(kinesis, stream);
            kinesis.putRecord(r -> r.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String("hello")))
                    .join();
            kinesis.splitShard(r -> r.streamName(stream).shardToSplit("0").newStartingHashKey("1000"))
                    .join();
            kinesis.waiter().waitUntilStreamExists(r -> r.streamName(stream)).join();
            byte[] body = Bodies.subscribe(format, consumer, "TRIM_HORIZON");
            Map<String, String> headers = RawHttp.headers("kinesis", "Kinesis_20131202.SubscribeToShard", format);
            if (format.equals("application/cbor")) {
                headers.remove("X-Amz-Target");
                headers.put("smithy-protocol", "rpc-v2-cbor");
            }
            var answer = http.send("POST", "/service/Kinesis_20131202/operation/SubscribeToShard", headers, body);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).contains("application/vnd.amazon.eventstream");
            assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
            List<Message> frames = new ArrayList<>();
            new MessageDecoder(frames::add).feed(answer.body()); // refuses a wrong checksum
            assertThat(frames).allSatisfy(frame -> {
                assertThat(header(frame, ":message-type")).isEqualTo("event");
                assertThat(header(frame, ":content-type")).isEqualTo(format);
            });
            assertThat(frames)
                    .extracting(frame -> header(frame, ":event-type"))
                    .startsWith("initial-response", "SubscribeToShardEvent");
            String last = new String(frames.getLast().getPayload(), StandardCharsets.UTF_8);
            assertThat(last).contains("ChildShards", "shardId-000000000001").doesNotContain("Continuation");
        }
    }

    /** Python's urllib3, and so botocore, hands a chunk on when it has seen the end of it. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void anEventOverHttp11IsAWholeChunkAtOnce(String scheme) throws Exception {
        String stream = "chunks-" + scheme;
        try (KinesisAsyncClient kinesis = Clients.async(broker, broker.endpoint());
                Socket socket = socket(scheme)) {
            String consumer = consumer(kinesis, stream);
            byte[] body = Bodies.subscribe("application/x-amz-json-1.1", consumer, "LATEST");
            StringBuilder head =
                    new StringBuilder("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length);
            RawHttp.kinesisJson("SubscribeToShard")
                    .forEach((name, value) ->
                            head.append("\r\n").append(name).append(": ").append(value));
            socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            InputStream in = socket.getInputStream();
            assertThat(line(in)).isEqualTo("HTTP/1.1 200 OK");
            List<String> headers = new ArrayList<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                headers.add(line);
            }
            assertThat(headers)
                    .contains("Transfer-Encoding: chunked", "Content-Type: application/vnd.amazon.eventstream");
            assertThat(chunk(in)).contains("initial-response");
            for (String text : new String[] {"one", "two"}) {
                kinesis.putRecord(r -> r.streamName(stream).partitionKey(text).data(SdkBytes.fromUtf8String(text)))
                        .join();
                assertThat(chunk(in)).contains("\"PartitionKey\":\"" + text + "\"");
            }
            kinesis.deleteStream(r -> r.streamName(stream).enforceConsumerDeletion(true))
                    .join();
            assertThat(chunk(in)).contains("ResourceNotFoundException");
            assertThat(chunk(in)).isEmpty();
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    private static Socket socket(String scheme) throws Exception {
        SocketFactory factory = scheme.equals("http")
                ? SocketFactory.getDefault()
                : Clients.tls(broker).getSocketFactory();
        Socket socket = factory.createSocket("127.0.0.1", broker.endpoint().getPort());
        socket.setSoTimeout(3_000); // less than the time to the next quiet event
        return socket;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        assertThat(in.read()).isEqualTo('\n');
        return line.toString();
    }

    private static String chunk(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(Integer.parseInt(line(in), 16));
        assertThat(line(in)).isEmpty();
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String header(Message frame, String name) {
        return frame.getHeaders().get(name).getString();
    }
}
