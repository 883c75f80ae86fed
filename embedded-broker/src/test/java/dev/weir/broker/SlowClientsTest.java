package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that stop in the middle, and bytes that are no HTTP. */
@Timeout(30)
class SlowClientsTest {

    private static Socket connect(Broker broker, String bytes) throws Exception {
        Socket socket = new Socket("127.0.0.1", broker.endpoint().getPort());
        socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    @Test
    void halfOpenClientsHoldUpNobody() throws Exception {
        List<Socket> open = new ArrayList<>();
        try (Broker broker = Broker.start(BrokerConfig.inMemory());
                RawHttp http = new RawHttp(broker.endpoint())) {
            for (int i = 0; i < 100; i++) {
                open.add(connect(broker, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n{\"Str"));
                open.add(connect(broker, "PRI * HTTP/2.0\r\n\r\nSM"));
            }
            assertThat(http.post(RawHttp.kinesisJson("ListStreams"), "{}".getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : open) {
                socket.close();
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
