package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that stop in the middle, and bytes that are no HTTP. */
@Timeout(30)
class SlowClientsTest {

    /** Clients that are connected until the end of a test. */
    private static final class Crowd implements AutoCloseable {

        final List<Socket> sockets = new ArrayList<>();

        void add(Socket socket) {
            sockets.add(socket);
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static Socket connect(Broker broker, String bytes) throws Exception {
        Socket socket = new Socket("127.0.0.1", broker.endpoint().getPort());
        socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    @Test
    void halfOpenClientsHoldUpNobody() throws Exception {
        try (Crowd crowd = new Crowd();
                Broker broker = Broker.start(BrokerConfig.inMemory());
                RawHttp http = new RawHttp(broker.endpoint())) {
            for (int i = 0; i < 100; i++) {
                crowd.add(connect(broker, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n{\"Str"));
                crowd.add(connect(broker, "PRI * HTTP/2.0\r\n\r\nSM"));
            }
            assertThat(http.post(RawHttp.kinesisJson("ListStreams"), "{}".getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static void answersQuickly(RawHttp http) throws Exception {
        for (int i = 0; i < 20; i++) {
            long begun = System.nanoTime();
            int status = http.post(RawHttp.kinesisJson("ListStreams"), "{}".getBytes(StandardCharsets.UTF_8))
                    .statusCode();
            assertThat(status).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void thousandsOfIdleConnectionsHoldUpNobody() throws Exception {
        try (Crowd crowd = new Crowd();
                Broker broker = Broker.start(BrokerConfig.inMemory().withLimits(false));
                RawHttp http = new RawHttp(broker.endpoint())) {
            for (int i = 0; i < 3_000; i++) {
                crowd.add(connect(broker, i % 2 == 0 ? "" : "POST / HT"));
            }
            answersQuickly(http);
        }
    }

    @Test
    void clientsThatDripHoldUpNobody() throws Exception {
        AtomicBoolean dripping = new AtomicBoolean(true);
        try (Crowd crowd = new Crowd();
                Broker broker = Broker.start(BrokerConfig.inMemory().withLimits(false));
                RawHttp http = new RawHttp(broker.endpoint())) {
            for (int i = 0; i < 200; i++) {
                crowd.add(connect(
                        broker,
                        "POST / HTTP/1.1\r\nHost: a\r\n" + (i % 2 == 0 ? "X: " : "Content-Length: 1000000\r\n\r\n")));
            }
            Thread drip = Thread.ofVirtual().start(() -> drip(crowd.sockets, dripping));
            answersQuickly(http);
            dripping.set(false);
            drip.join();
        }
    }

    private static void drip(List<Socket> sockets, AtomicBoolean dripping) {
        while (dripping.get()) {
            for (Socket socket : sockets) {
                try {
                    socket.getOutputStream().write('a');
                } catch (IOException e) {
                    return; // the broker let it go, which is its right
                }
            }
        }
    }

    @Test
    void clientsThatNeverReadHoldUpNobody() throws Exception {
        try (Crowd crowd = new Crowd();
                Broker broker =
                        Broker.start(BrokerConfig.inMemory().withLimits(false).withStateDelay(Duration.ZERO));
                RawHttp http = new RawHttp(broker.endpoint())) {
            String iterator = streamOfMegabytes(http);
            String body = "{\"ShardIterator\":\"" + iterator + "\"}";
            StringBuilder call = new StringBuilder("POST / HTTP/1.1\r\nHost: a\r\n");
            RawHttp.kinesisJson("GetRecords")
                    .forEach((name, value) ->
                            call.append(name).append(": ").append(value).append("\r\n"));
            call.append("Content-Length: ")
                    .append(body.length())
                    .append("\r\n\r\n")
                    .append(body);
            for (int i = 0; i < 40; i++) {
                Socket socket = new Socket();
                socket.setReceiveBufferSize(1024);
                socket.connect(
                        new InetSocketAddress("127.0.0.1", broker.endpoint().getPort()));
                socket.getOutputStream().write(call.toString().getBytes(StandardCharsets.UTF_8));
                crowd.add(socket);
            }
            answersQuickly(http);
        }
    }

    private static String streamOfMegabytes(RawHttp http) throws Exception {
        String[] calls = {
            "CreateStream {\"StreamName\":\"big\",\"ShardCount\":1}",
            "PutRecord {\"StreamName\":\"big\",\"PartitionKey\":\"a\",\"Data\":\"" + "AAAA".repeat(250_000) + "\"}",
            "PutRecord {\"StreamName\":\"big\",\"PartitionKey\":\"a\",\"Data\":\"" + "AAAA".repeat(250_000) + "\"}",
            "GetShardIterator {\"StreamName\":\"big\",\"ShardId\":\"0\",\"ShardIteratorType\":\"TRIM_HORIZON\"}"
        };
        String answer = "";
        for (String call : calls) {
            String[] parts = call.split(" ", 2);
            HttpResponse<byte[]> response =
                    http.post(RawHttp.kinesisJson(parts[0]), parts[1].getBytes(StandardCharsets.UTF_8));
            answer = new String(response.body(), StandardCharsets.UTF_8);
            assertThat(response.statusCode()).as(answer).isEqualTo(200);
        }
        return answer.replaceFirst(".*\"ShardIterator\":\"([^\"]+)\".*", "$1");
    }

    /** After the idle time, a minute, the broker has let go of everybody who stopped in the middle. */
    @Test
    @Tag("soak")
    @Timeout(120)
    void whoStopsIsLetGo() throws Exception {
        try (Crowd crowd = new Crowd();
                Broker broker = Broker.start(BrokerConfig.inMemory())) {
            crowd.add(connect(broker, ""));
            crowd.add(connect(broker, "POST / HTTP/1.1\r\nHost: a\r\n"));
            crowd.add(connect(broker, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n{\"Str"));
            crowd.add(connect(broker, "PRI * HTTP/2.0\r\n\r\nSM"));
            for (Socket socket : crowd.sockets) {
                socket.setSoTimeout((int) Duration.ofSeconds(90).toMillis());
                assertThat(socket.getInputStream().readAllBytes()).hasSizeLessThan(2_000);
            }
        }
    }

    @Test
    void brokenHttpGetsAnAnswerWithIds() throws Exception {
        try (Broker broker = Broker.start(BrokerConfig.inMemory());
                Socket socket = connect(broker, "THIS IS NOT HTTP\r\n\r\n");
                InputStream in = socket.getInputStream()) {
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("x-amzn-RequestId: ", "<BadRequestException/>");
            assertThat(answer).doesNotContainIgnoringCase("jetty");
        }
    }
}
